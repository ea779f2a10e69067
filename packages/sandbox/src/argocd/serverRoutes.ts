import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import { isAllowed } from './Accounts';
import { accountOf } from './requestParts';

/** What accounts may do something with, project by project. */
const RESOURCES = new Set(['applications', 'projects', 'repositories']);

/** What the server says of itself and of the caller. */
export function serverRoutes(): ExpressRouter {
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
        RESOURCES.has(resource) &&
        isAllowed(accountOf(response), action, project);
      response.json({ value: allowed ? 'yes' : 'no' });
    },
  );

  return router;
}
