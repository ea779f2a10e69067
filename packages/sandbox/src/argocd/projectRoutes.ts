import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import { z } from 'zod';
import type { ArgocdApi } from './ArgocdApi';
import { ApiError } from './ApiError';
import type { ArgocdFaults } from './ArgocdFaults';
import { projectDraftSchema, ProjectWriter } from './projects/ProjectWriter';
import { accountOf, parseBody } from './requestParts';
import { toWire } from './toWire';

const createSchema = z.object({
  project: projectDraftSchema,
  upsert: z.boolean().optional(),
});
const updateSchema = z.object({ project: projectDraftSchema });

/** Projects: what their applications may read and write. */
export function projectRoutes(
  api: ArgocdApi,
  faults: Pick<ArgocdFaults, 'forbidsProjects'>,
): ExpressRouter {
  const router = Router();
  const projects = new ProjectWriter(api);

  router.use(async (_request, _response, next) => {
    if (faults.forbidsProjects) {
      throw new ApiError('PermissionDenied', 'permission denied');
    }
    next();
  });

  router.get('/', (_request, response) => {
    response.json({
      metadata: { resourceVersion: api.backend.cluster.resourceVersion },
      items: projects.list(accountOf(response)).map(toWire),
    });
  });

  router.get('/:name', (request, response) => {
    const project = projects.find(accountOf(response), request.params.name);
    response.json(toWire(project));
  });

  router.post('/', (request, response) => {
    const { project, upsert } = parseBody(createSchema, request);
    const created = projects.create(accountOf(response), project, !!upsert);
    response.json(toWire(created));
  });

  router.put('/:name', (request, response) => {
    const { project } = parseBody(updateSchema, request);
    if (project.metadata.name !== request.params.name) {
      throw new ApiError(
        'InvalidArgument',
        'the name in the address is not that of the project',
      );
    }
    response.json(toWire(projects.update(accountOf(response), project)));
  });

  router.delete('/:name', (request, response) => {
    projects.delete(accountOf(response), request.params.name);
    response.json({});
  });

  return router;
}
