import type express from 'express';
import Router from 'express-promise-router';
import { addActionRoutes } from './addActionRoutes';
import { addChecklistRoutes } from './addChecklistRoutes';
import { addConformanceRoutes } from './addConformanceRoutes';
import { addDeliveryStatusRoute } from './addDeliveryStatusRoute';
import { addHistoryRoutes } from './addHistoryRoutes';
import { addInspectionRoutes } from './addInspectionRoutes';
import { addLogRoute } from './addLogRoute';
import { addServiceTargetRoutes } from './addServiceTargetRoutes';
import { answerFresh } from './answer/answerFresh';
import { answerVersioned } from './answer/answerVersioned';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import { parseEnvironmentRef } from './request/parseEnvironmentRef';

/** The REST API of the environments plugin. */
export function createRouter(options: RouterOptions): express.Router {
  const { environments, httpAuth } = options;
  const router = Router();

  router.get('/v1/environments', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    answerFresh(res).json(await environments.fleet({ credentials }));
  });

  router.get(ENVIRONMENT, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { body, snapshot } = await environments.get(ref, { credentials });
    answerVersioned(res, { body, version: snapshot.version });
  });

  addActionRoutes(router, options);
  addChecklistRoutes(router, options);
  addConformanceRoutes(router, options);
  addDeliveryStatusRoute(router, options);
  addHistoryRoutes(router, options);
  addInspectionRoutes(router, options);
  addLogRoute(router, options);
  addServiceTargetRoutes(router, options);
  return router;
}
