import express from 'express';
import Router from 'express-promise-router';
import { addConformanceRoutes } from './addConformanceRoutes';
import { addInspectionRoutes } from './addInspectionRoutes';
import { addLogRoute } from './addLogRoute';
import { addServiceTargetRoutes } from './addServiceTargetRoutes';
import { answerFresh } from './answer/answerFresh';
import { answerVersioned } from './answer/answerVersioned';
import { audited } from './audited';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import { parseEnvironmentRef } from './request/parseEnvironmentRef';
import { parseLimit } from './request/parseLimit';
import { parseOperationId } from './request/parseOperationId';
import { parseSyncOrder } from './request/parseSyncOrder';

/** The REST API of the environments plugin. */
export function createRouter(options: RouterOptions): express.Router {
  const { auditor, environments, httpAuth } = options;
  const router = Router();
  router.use(express.json({ limit: '10kb' }));

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

  router.post(`${ENVIRONMENT}/sync`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { namespace, name } = req.params;
    const operation = await audited(
      auditor,
      {
        eventId: 'environment-sync',
        severityLevel: 'medium',
        request: req,
        meta: { namespace, name },
      },
      async () =>
        environments.sync(
          parseEnvironmentRef(req.params),
          parseSyncOrder(req.body),
          { credentials },
        ),
    );
    res.status(202).json(operation);
  });

  router.get(`${ENVIRONMENT}/operations`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const limit = parseLimit(req.query.limit);
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    answerFresh(res).json(
      await environments.listOperations(ref, { limit }, { credentials }),
    );
  });

  router.get(`${ENVIRONMENT}/operations/:id`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const id = parseOperationId(req.params.id);
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    answerFresh(res).json(
      await environments.getOperation(ref, id, { credentials }),
    );
  });

  addConformanceRoutes(router, options);
  addInspectionRoutes(router, options);
  addLogRoute(router, options);
  addServiceTargetRoutes(router, options);
  return router;
}
