import type { JsonObject } from '@backstage/types';
import {
  type Application,
  applicationOperationSchema,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

/**
 * What following needs of an application as it was before: the row must stay readable when the
 * API grows.
 */
const followedSchema = z.object({
  engine: z.string(),
  instance: z.string(),
  namespace: z.string(),
  name: z.string(),
  project: z.string(),
  automation: z.object({
    enabled: z.boolean(),
    prune: z.boolean(),
    selfHeal: z.boolean(),
  }),
  sync: z.object({ revisions: z.array(z.string()) }),
  operation: z
    .object({
      phase: applicationOperationSchema.shape.phase,
      startedAt: z.string().optional(),
      finishedAt: z.string().optional(),
    })
    .optional(),
  history: z.array(z.object({ id: z.number() })),
});

/** Reads an application out of the memo of a step. */
export const followedApplicationSchema = followedSchema.transform(
  (followed): Application => ({
    ...followed,
    sources: [],
    sync: { status: 'Unknown', ...followed.sync },
    health: { status: 'Unknown' },
    images: [],
    resources: [],
    operationInProgress: false,
    operation: followed.operation && {
      ...followed.operation,
      revisions: [],
      retryCount: 0,
      resources: [],
    },
    history: followed.history.map(({ id }) => ({ id, revisions: [] })),
    conditions: [],
  }),
);

/** What must be kept of an application in the memo of a step. */
export function toFollowed(application: Application): JsonObject {
  const { automation, engine, instance, namespace, name, project } =
    application;
  const { operation, sync, history } = application;
  return {
    engine,
    instance,
    namespace,
    name,
    project,
    automation,
    sync: { revisions: sync.revisions },
    ...(operation && {
      operation: {
        phase: operation.phase,
        ...(operation.startedAt && { startedAt: operation.startedAt }),
        ...(operation.finishedAt && { finishedAt: operation.finishedAt }),
      },
    }),
    // The newest tells an operation from that before it, when both share a second.
    history: history.slice(0, 1).map(({ id }) => ({ id })),
  };
}
