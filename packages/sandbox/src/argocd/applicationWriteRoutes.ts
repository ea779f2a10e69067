import Router from 'express-promise-router';
import type { Request, Router as ExpressRouter } from 'express';
import {
  ApplicationWriter,
  draftSchema,
  type WriteMode,
} from './ApplicationWriter';
import type { ArgocdApi } from './ArgocdApi';
import {
  accountOf,
  applicationQuery,
  parseBody,
  queryText,
} from './requestParts';
import { toWire } from './toWire';

function modeOf(request: Request): WriteMode {
  return {
    upsert: queryText(request, 'upsert') === 'true',
    validate: queryText(request, 'validate') !== 'false',
  };
}

/** Creating, changing and deleting applications. */
export function applicationWriteRoutes(api: ArgocdApi): ExpressRouter {
  const router = Router();
  const writer = new ApplicationWriter(api);

  router.post('/', async (request, response) => {
    const created = await writer.create(
      accountOf(response),
      parseBody(draftSchema, request),
      modeOf(request),
    );
    response.json(toWire(created));
  });

  router.put('/:name', async (request, response) => {
    const draft = parseBody(draftSchema, request);
    const updated = await writer.update(
      accountOf(response),
      {
        ...applicationQuery(request),
        appNamespace: draft.metadata.namespace,
      },
      draft,
      modeOf(request),
    );
    response.json(toWire(updated));
  });

  router.put('/:name/spec', async (request, response) => {
    const updated = await writer.updateSpec(
      accountOf(response),
      applicationQuery(request),
      parseBody(draftSchema.shape.spec, request),
      modeOf(request),
    );
    response.json(updated.spec);
  });

  router.delete('/:name', (request, response) => {
    writer.delete(accountOf(response), applicationQuery(request), {
      cascade: queryText(request, 'cascade') !== 'false',
      propagationPolicy: queryText(request, 'propagationPolicy') ?? '',
    });
    response.json({});
  });

  return router;
}
