import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import { z } from 'zod';
import { isJsonObject } from '../kubernetes/json';
import { mergePatch } from '../kubernetes/patches/mergePatch';
import { isAllowed } from './Accounts';
import { ApiError } from './ApiError';
import { applicationSchema, REFRESH_ANNOTATION } from './Application';
import type { ArgocdApi } from './ArgocdApi';
import type { ArgocdFaults } from './ArgocdFaults';
import { managedResources } from './managedResources';
import {
  accountOf,
  applicationQuery,
  parseBody,
  queryProjects,
  queryText,
} from './requestParts';
import { resourceTree } from './resourceTree';
import { selectorFilter } from './selectorFilter';
import { canSync, isActive, type SyncWindow } from './syncWindows';
import { toWire } from './toWire';

const patchSchema = z.object({
  appNamespace: z.string().optional(),
  project: z.string().optional(),
  patchType: z.string(),
  patch: z.string(),
});

function windowAnswer({ kind, schedule, duration, manualSync }: SyncWindow) {
  return { kind, schedule, duration, manualSync: manualSync === true };
}

/** An old server drops the field that it does not know. */
function withoutEnabled(patch: unknown): unknown {
  if (!isJsonObject(patch)) {
    return patch;
  }
  return Object.fromEntries(
    Object.entries(patch).flatMap(([key, value]) =>
      key === 'enabled' ? [] : [[key, withoutEnabled(value)]],
    ),
  );
}

/** Reading applications, and changing their objects. */
export function applicationRoutes(
  api: ArgocdApi,
  faults: Pick<ArgocdFaults, 'ignoresEnabled'>,
): ExpressRouter {
  const router = Router();
  const { store, controller, backend } = api;

  router.get('/', (request, response) => {
    const projects = queryProjects(request);
    const name = queryText(request, 'name');
    const namespace = queryText(request, 'appNamespace');
    const matches = selectorFilter(queryText(request, 'selector'));
    const account = accountOf(response);
    const items = store
      .list()
      .filter(
        ({ metadata, spec }) =>
          isAllowed(account, 'get', spec.project) &&
          (projects.length === 0 || projects.includes(spec.project)) &&
          (!name || metadata.name === name) &&
          (!namespace || metadata.namespace === namespace) &&
          matches(metadata.labels),
      );
    const { resourceVersion } = backend.cluster;
    response.json({ metadata: { resourceVersion }, items: items.map(toWire) });
  });

  router.get('/:name', async (request, response) => {
    const query = applicationQuery(request);
    const account = accountOf(response);
    const application = api.find(account, query);
    if (queryText(request, 'refresh')) {
      store.update(application.metadata, current => ({
        ...current,
        metadata: {
          ...current.metadata,
          annotations: {
            ...current.metadata.annotations,
            [REFRESH_ANNOTATION]: queryText(request, 'refresh') ?? 'normal',
          },
        },
      }));
      await controller.refresh(application.metadata);
    }
    response.json(toWire(api.find(account, query)));
  });

  router.patch('/:name', (request, response) => {
    const body = parseBody(patchSchema, request);
    const account = accountOf(response);
    const application = api.find(account, {
      name: request.params.name,
      ...body,
    });
    api.require(account, 'update', application);
    const patch: unknown = faults.ignoresEnabled
      ? withoutEnabled(JSON.parse(body.patch))
      : JSON.parse(body.patch);
    if (body.patchType !== 'merge' || !isJsonObject(patch)) {
      throw new ApiError(
        'InvalidArgument',
        `Patch type '${body.patchType}' is not supported`,
      );
    }
    const { spec, metadata } = patch;
    const patched = store.update(application.metadata, current =>
      applicationSchema.parse(
        mergePatch(current, {
          ...(isJsonObject(spec) && { spec }),
          ...(isJsonObject(metadata) && {
            metadata: {
              labels: metadata.labels,
              annotations: metadata.annotations,
            },
          }),
        }),
      ),
    );
    response.json(patched && toWire(patched));
  });

  router.get('/:name/resource-tree', (request, response) => {
    const application = api.find(
      accountOf(response),
      applicationQuery(request),
    );
    response.json(resourceTree(backend, application));
  });

  router.get('/:name/managed-resources', async (request, response) => {
    const application = api.find(
      accountOf(response),
      applicationQuery(request),
    );
    response.json({ items: await managedResources(backend, application) });
  });

  router.get('/:name/syncwindows', (request, response) => {
    const application = api.find(
      accountOf(response),
      applicationQuery(request),
    );
    const windows = api.windows(application);
    const now = backend.clock();
    response.json({
      canSync: canSync(windows, { manual: true, now }),
      activeWindows: windows
        .filter(window => isActive(window, now))
        .map(windowAnswer),
      assignedWindows: windows.map(windowAnswer),
    });
  });

  return router;
}
