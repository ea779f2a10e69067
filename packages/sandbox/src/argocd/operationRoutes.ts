import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import { z } from 'zod';
import { ApiError } from './ApiError';
import {
  type Application,
  isAutomated,
  retrySchema,
  sourcesOf,
} from './Application';
import type { ArgocdApi } from './ArgocdApi';
import { readTargets } from './readTargets';
import { accountOf, applicationQuery, parseBody } from './requestParts';
import { canSync } from './syncWindows';
import { toWire } from './toWire';

const commonShape = {
  appNamespace: z.string().optional(),
  project: z.string().optional(),
  prune: z.boolean().optional(),
  dryRun: z.boolean().optional(),
};

const syncSchema = z.object({
  ...commonShape,
  revision: z.string().optional(),
  revisions: z.array(z.string()).optional(),
  sourcePositions: z.array(z.number().int()).optional(),
  resources: z
    .array(
      z.object({
        group: z.string().default(''),
        kind: z.string(),
        namespace: z.string().optional(),
        name: z.string(),
      }),
    )
    .optional(),
  syncOptions: z.object({ items: z.array(z.string()) }).optional(),
  strategy: z
    .object({ apply: z.unknown().optional(), hook: z.unknown().optional() })
    .optional(),
  retryStrategy: retrySchema.optional(),
  infos: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});

const rollbackSchema = z.object({
  ...commonShape,
  id: z.coerce.number().int(),
});

/** Sync, rollback and terminate. The order of the checks is Argo CD's. */
export function operationRoutes(api: ArgocdApi): ExpressRouter {
  const router = Router();

  router.post('/:name/sync', async (request, response) => {
    const body = parseBody(syncSchema, request);
    const account = accountOf(response);
    const application = api.find(account, {
      name: request.params.name,
      ...body,
    });
    const now = api.backend.clock();
    if (!canSync(api.windows(application), { manual: true, now })) {
      throw new ApiError(
        'PermissionDenied',
        'cannot sync: blocked by sync window',
      );
    }
    api.require(account, 'sync', application);
    refuseWhenDeleting(application.metadata.deletionTimestamp);
    const asked = askedRevisions(application, body);
    const targets = sourcesOf(application).map(
      ({ targetRevision }) => targetRevision ?? 'HEAD',
    );
    const other = asked.findIndex(
      (revision, index) => revision !== '' && revision !== targets[index],
    );
    if (other >= 0 && isAutomated(application)) {
      throw new ApiError(
        'FailedPrecondition',
        `Cannot sync to ${asked[other]}: auto-sync currently set to ${targets[other]}`,
      );
    }
    const { revisions } = await readTargets(api.backend, application, {
      revisions: asked,
    }).catch((error: Error) => {
      throw new ApiError('FailedPrecondition', error.message);
    });
    const { spec } = application;
    const retry = body.retryStrategy ?? spec.syncPolicy?.retry;
    const started = api.startOperation(application, {
      sync: {
        ...(spec.sources ? { revisions } : { revision: revisions[0] }),
        ...(body.prune && { prune: true }),
        ...(body.dryRun && { dryRun: true }),
        ...(body.resources?.length && { resources: body.resources }),
        ...(body.syncOptions && { syncOptions: body.syncOptions.items }),
        ...(body.strategy && { syncStrategy: body.strategy }),
      },
      initiatedBy: { username: account.account },
      ...(body.infos && { info: body.infos }),
      ...(retry && { retry }),
    });
    response.json(started && toWire(started));
  });

  router.post('/:name/rollback', (request, response) => {
    const body = parseBody(rollbackSchema, request);
    const account = accountOf(response);
    const application = api.find(account, {
      name: request.params.name,
      ...body,
    });
    api.require(account, 'sync', application);
    refuseWhenDeleting(application.metadata.deletionTimestamp);
    if (isAutomated(application)) {
      throw new ApiError(
        'FailedPrecondition',
        'rollback cannot be initiated when auto-sync is enabled',
      );
    }
    const entry = application.status.history?.find(({ id }) => id === body.id);
    if (!entry) {
      throw new ApiError(
        'InvalidArgument',
        `application ${request.params.name} does not have deployment with id ${body.id}`,
      );
    }
    const { revision, revisions, source, sources } = entry;
    if (!source && !sources?.length) {
      throw new ApiError(
        'FailedPrecondition',
        'cannot rollback to revision deployed with Argo CD v0.11 or lower. sync to revision instead.',
      );
    }
    const started = api.startOperation(application, {
      sync: {
        ...(sources ? { revisions, sources } : { revision, source }),
        ...(body.prune && { prune: true }),
        ...(body.dryRun && { dryRun: true }),
        syncStrategy: { apply: {} },
      },
      initiatedBy: { username: account.account },
    });
    response.json(started && toWire(started));
  });

  router.delete('/:name/operation', (request, response) => {
    const account = accountOf(response);
    const application = api.find(account, applicationQuery(request));
    api.require(account, 'sync', application);
    api.store.update(application.metadata, current => {
      const { operationState } = current.status;
      if (!current.operation || !operationState) {
        throw new ApiError(
          'InvalidArgument',
          'Unable to terminate operation. No operation is in progress',
        );
      }
      return {
        ...current,
        status: {
          ...current.status,
          operationState: { ...operationState, phase: 'Terminating' },
        },
      };
    });
    response.json({});
  });

  return router;
}

/** The revision asked for of each source, or an empty text: by position when there is a list. */
function askedRevisions(
  { spec }: Application,
  body: Pick<
    z.infer<typeof syncSchema>,
    'revision' | 'revisions' | 'sourcePositions'
  >,
): string[] {
  if (!spec.sources) {
    return [body.revision ?? ''];
  }
  const asked = spec.sources.map(() => '');
  (body.sourcePositions ?? []).forEach((position, index) => {
    if (position < 1 || position > asked.length) {
      throw new ApiError(
        'FailedPrecondition',
        'source position is out of range',
      );
    }
    asked[position - 1] = body.revisions?.[index] ?? '';
  });
  return asked;
}

function refuseWhenDeleting(deletionTimestamp: string | undefined): void {
  if (deletionTimestamp) {
    throw new ApiError('FailedPrecondition', 'application is deleting');
  }
}
