import { z } from 'zod';

export const text = z.string().nullish().catch(undefined);
export const flag = z.boolean().nullish().catch(undefined);
const count = z.number().nullish().catch(undefined);

/** Go writes an empty list as null. What cannot be read is left out. */
export function listOf<T extends z.ZodType>(schema: T) {
  return z
    .array(z.unknown())
    .nullish()
    .catch(undefined)
    .transform(items =>
      (items ?? []).flatMap((item): z.infer<T>[] => {
        const result = schema.safeParse(item);
        return result.success ? [result.data] : [];
      }),
    );
}

export function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish().catch(undefined);
}

/** Whether something is given; what it holds is dropped. */
const presence = z
  .unknown()
  .optional()
  .transform(value =>
    Array.isArray(value)
      ? value.length > 0
      : value !== undefined && value !== null,
  );

const named = listOf(z.object({ name: z.string() }));

/** What Helm values and parameters hold is not among what is read: it may be secret. */
const sourceSchema = z.object({
  repoURL: z.string(),
  path: text,
  chart: text,
  targetRevision: text,
  ref: text,
  helm: maybe(
    z.object({
      valueFiles: listOf(z.string()),
      parameters: named,
      fileParameters: named,
      values: presence,
      valuesObject: presence,
    }),
  ),
  kustomize: maybe(z.object({ images: listOf(z.string()) })),
  directory: maybe(z.object({ recurse: flag })),
});

const revisionsShape = { revision: text, revisions: listOf(z.string()) };

const initiatorSchema = maybe(z.object({ username: text, automated: flag }));

const healthSchema = maybe(z.object({ status: text, message: text }));

const operationSchema = z.object({
  sync: maybe(
    z.object({
      ...revisionsShape,
      dryRun: flag,
      resources: listOf(z.unknown()),
      syncStrategy: maybe(z.object({ apply: maybe(z.object({})) })),
    }),
  ),
  initiatedBy: initiatorSchema,
  info: listOf(z.object({ name: z.string(), value: z.string() })),
});

const identityShape = {
  group: text,
  kind: z.string(),
  namespace: text,
  name: z.string(),
};

const operationStateSchema = z.object({
  operation: maybe(operationSchema),
  phase: z.enum(['Running', 'Terminating', 'Succeeded', 'Failed', 'Error']),
  message: text,
  startedAt: text,
  finishedAt: text,
  retryCount: count,
  syncResult: maybe(
    z.object({
      ...revisionsShape,
      resources: listOf(
        z.object({
          ...identityShape,
          status: text,
          hookPhase: text,
          message: text,
        }),
      ),
    }),
  ),
});

/** An application as Argo CD sends it; what is not needed is dropped here. */
export const apiApplicationSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    resourceVersion: text,
  }),
  spec: z.object({
    project: z.string(),
    source: maybe(sourceSchema),
    sources: listOf(sourceSchema),
    destination: maybe(z.object({ server: text, name: text, namespace: text })),
    syncPolicy: maybe(
      z.object({
        automated: maybe(
          z.object({ enabled: flag, prune: flag, selfHeal: flag }),
        ),
        syncOptions: listOf(z.string()),
      }),
    ),
  }),
  operation: maybe(operationSchema),
  status: z
    .object({
      sync: maybe(z.object({ status: text, ...revisionsShape })),
      health: healthSchema,
      summary: maybe(z.object({ images: listOf(z.string()) })),
      resources: listOf(
        z.object({
          ...identityShape,
          status: text,
          health: healthSchema,
          hook: flag,
          requiresPruning: flag,
        }),
      ),
      history: listOf(
        z.object({
          id: z.number(),
          ...revisionsShape,
          /** Very old ones have none, and cannot be rolled back to. */
          source: presence,
          sources: presence,
          deployStartedAt: text,
          deployedAt: text,
          initiatedBy: initiatorSchema,
        }),
      ),
      operationState: maybe(operationStateSchema),
      conditions: listOf(
        z.object({
          type: z.string(),
          message: z.string().catch(''),
          lastTransitionTime: text,
        }),
      ),
      reconciledAt: text,
    })
    .nullish()
    .catch(undefined),
});

export type ApiApplication = z.infer<typeof apiApplicationSchema>;
export type ApiOperation = z.infer<typeof operationSchema>;
export type ApiOperationState = z.infer<typeof operationStateSchema>;

export const apiListSchema = z.object({
  metadata: z.object({ resourceVersion: text }).nullish(),
  items: z.array(z.unknown()).nullish(),
});

export const apiEventSchema = z.union([
  z.object({
    result: z.object({
      type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
      application: apiApplicationSchema,
    }),
  }),
  z.object({ error: z.object({ http_code: count, message: text }) }),
]);

export const apiSettingsSchema = z.object({ controllerNamespace: text });

export const apiSessionSchema = z.object({ token: z.string().min(1) });
