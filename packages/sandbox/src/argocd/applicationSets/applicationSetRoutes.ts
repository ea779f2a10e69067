import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import { isAllowed } from '../Accounts';
import { ApiError } from '../ApiError';
import { CONTROL_PLANE_NAMESPACE } from '../Application';
import type { ArgocdApi } from '../ArgocdApi';
import { accountOf, queryText } from '../requestParts';
import { textAt } from '../../kubernetes/json';
import { toWire } from '../toWire';

/** Reading ApplicationSets. */
export function applicationSetRoutes({ backend }: ArgocdApi): ExpressRouter {
  const router = Router();

  router.get('/:name', (request, response) => {
    const { name } = request.params;
    const namespace =
      queryText(request, 'appsetNamespace') ?? CONTROL_PLANE_NAMESPACE;
    const found = backend.cluster.get('ApplicationSet', namespace, name);
    if (!found) {
      throw new ApiError(
        'NotFound',
        `applicationsets.argoproj.io "${name}" not found`,
      );
    }
    const project =
      textAt(found, 'spec', 'template', 'spec', 'project') ?? 'default';
    if (!isAllowed(accountOf(response), 'get', project)) {
      throw new ApiError('PermissionDenied', 'permission denied');
    }
    response.json(toWire(found));
  });

  return router;
}
