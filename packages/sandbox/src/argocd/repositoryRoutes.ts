import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import type { ArgocdBackend } from './ArgocdBackend';
import { RepositoryRegistry, repositorySchema } from './RepositoryRegistry';
import { accountOf, parseBody, queryText } from './requestParts';

/** The repositories that Argo CD was told of. */
export function repositoryRoutes(backend: ArgocdBackend): ExpressRouter {
  const router = Router();
  const registry = new RepositoryRegistry(backend);

  router.get('/', (request, response) => {
    const items = registry.list(
      accountOf(response),
      queryText(request, 'repo'),
    );
    response.json({ metadata: {}, items });
  });

  router.get('/:repo', (request, response) => {
    response.json(registry.get(accountOf(response), request.params.repo));
  });

  router.post('/', (request, response) => {
    const repository = parseBody(repositorySchema, request);
    const upsert = queryText(request, 'upsert') === 'true';
    response.json(registry.register(accountOf(response), repository, upsert));
  });

  router.delete('/:repo', (request, response) => {
    registry.remove(accountOf(response), request.params.repo);
    response.json({});
  });

  return router;
}
