import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import { isAllowed } from './Accounts';
import { ApiError } from './ApiError';
import { CONTROL_PLANE_NAMESPACE } from './Application';
import type { ArgocdApi } from './ArgocdApi';
import { accountOf } from './requestParts';
import { toWire } from './toWire';

/** What the server says of itself, of the caller, and of projects. */
export function serverRoutes(api: ArgocdApi): ExpressRouter {
  const router = Router();

  router.get('/session/userinfo', (_request, response) => {
    const { account } = accountOf(response);
    response.json({ loggedIn: true, username: account, iss: 'argocd' });
  });

  router.get(
    '/account/can-i/:resource/:action/:subresource(*)',
    (request, response) => {
      const { resource, action, subresource } = request.params;
      const [project] = subresource.split('/');
      const allowed =
        resource === 'applications' &&
        isAllowed(accountOf(response), action, project);
      response.json({ value: allowed ? 'yes' : 'no' });
    },
  );

  router.get('/projects/:name', (request, response) => {
    const { name } = request.params;
    if (!isAllowed(accountOf(response), 'get', name)) {
      throw new ApiError('PermissionDenied', 'permission denied');
    }
    const project = api.backend.cluster.get(
      'AppProject',
      CONTROL_PLANE_NAMESPACE,
      name,
    );
    if (!project) {
      throw new ApiError(
        'NotFound',
        `appprojects.argoproj.io "${name}" not found`,
      );
    }
    response.json(toWire(project));
  });

  return router;
}
