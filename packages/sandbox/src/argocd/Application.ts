import { z } from 'zod';
import { type ApplicationSource, sourceSchema } from './ApplicationSource';

export const CONTROL_PLANE_NAMESPACE = 'argocd';

/** On an application: someone waits until it has been compared again. */
export const REFRESH_ANNOTATION = 'argocd.argoproj.io/refresh';

const resourceRefSchema = z.looseObject({
  group: z.string().default(''),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
});

const revisionsShape = {
  revision: z.string().optional(),
  revisions: z.array(z.string()).optional(),
  source: sourceSchema.optional(),
  sources: z.array(sourceSchema).optional(),
};

const initiatorSchema = z.looseObject({
  username: z.string().optional(),
  automated: z.boolean().optional(),
});

export const retrySchema = z.looseObject({
  limit: z.coerce.number().optional(),
  backoff: z
    .looseObject({
      duration: z.string().optional(),
      factor: z.coerce.number().optional(),
      maxDuration: z.string().optional(),
    })
    .optional(),
});

const operationSchema = z.looseObject({
  sync: z.looseObject({
    ...revisionsShape,
    prune: z.boolean().optional(),
    dryRun: z.boolean().optional(),
    /** With `apply` no hook runs. */
    syncStrategy: z
      .looseObject({
        apply: z.unknown().optional(),
        hook: z.unknown().optional(),
      })
      .optional(),
    resources: z.array(resourceRefSchema).optional(),
    syncOptions: z.array(z.string()).optional(),
  }),
  initiatedBy: initiatorSchema.optional(),
  info: z
    .array(z.looseObject({ name: z.string(), value: z.string() }))
    .optional(),
  retry: retrySchema.optional(),
});

export type Operation = z.infer<typeof operationSchema>;

const resourceResultSchema = z.looseObject({
  group: z.string(),
  version: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  status: z.string(),
  message: z.string(),
  hookType: z.string().optional(),
  hookPhase: z.string().optional(),
  syncPhase: z.string().optional(),
});

export type ResourceResult = z.infer<typeof resourceResultSchema>;

const operationStateSchema = z.looseObject({
  operation: operationSchema,
  phase: z.enum(['Running', 'Terminating', 'Succeeded', 'Failed', 'Error']),
  message: z.string().optional(),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  retryCount: z.number().optional(),
  syncResult: z
    .looseObject({
      ...revisionsShape,
      resources: z.array(resourceResultSchema).optional(),
    })
    .optional(),
});

export type OperationState = z.infer<typeof operationStateSchema>;

const healthSchema = z.looseObject({
  status: z.string(),
  message: z.string().optional(),
});

const resourceStatusSchema = z.looseObject({
  group: z.string().optional(),
  version: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  status: z.string().optional(),
  health: healthSchema.optional(),
  requiresPruning: z.boolean().optional(),
  hook: z.boolean().optional(),
  syncWave: z.number().optional(),
});

export type ResourceStatus = z.infer<typeof resourceStatusSchema>;

const historyEntrySchema = z.looseObject({
  ...revisionsShape,
  id: z.number(),
  deployedAt: z.string(),
  deployStartedAt: z.string().optional(),
  initiatedBy: initiatorSchema.optional(),
});

export type HistoryEntry = z.infer<typeof historyEntrySchema>;

const statusSchema = z.looseObject({
  sync: z
    .looseObject({
      status: z.string(),
      revision: z.string().optional(),
      revisions: z.array(z.string()).optional(),
    })
    .optional(),
  health: healthSchema.optional(),
  resources: z.array(resourceStatusSchema).optional(),
  history: z.array(historyEntrySchema).optional(),
  operationState: operationStateSchema.optional(),
  conditions: z
    .array(
      z.looseObject({
        type: z.string(),
        message: z.string(),
        lastTransitionTime: z.string().optional(),
      }),
    )
    .optional(),
  reconciledAt: z.string().optional(),
});

/** An object of kind Application: what the sandbox reads of it; all the rest is kept. */
export const applicationSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.literal('Application'),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string(),
    uid: z.string().optional(),
    resourceVersion: z.string(),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
    deletionTimestamp: z.string().optional(),
    finalizers: z.array(z.string()).optional(),
  }),
  spec: z.looseObject({
    project: z.string(),
    source: sourceSchema.optional(),
    sources: z.array(sourceSchema).optional(),
    destination: z.looseObject({
      server: z.string().optional(),
      name: z.string().optional(),
      namespace: z.string().default('default'),
    }),
    syncPolicy: z
      .looseObject({
        automated: z
          .looseObject({
            enabled: z.boolean().nullish(),
            prune: z.boolean().optional(),
            selfHeal: z.boolean().optional(),
            allowEmpty: z.boolean().optional(),
          })
          .nullish(),
        syncOptions: z.array(z.string()).optional(),
        managedNamespaceMetadata: z
          .looseObject({
            labels: z.record(z.string(), z.string()).optional(),
            annotations: z.record(z.string(), z.string()).optional(),
          })
          .optional(),
        retry: retrySchema.optional(),
      })
      .optional(),
    ignoreDifferences: z
      .array(
        z.looseObject({
          group: z.string().default(''),
          kind: z.string(),
          name: z.string().optional(),
          namespace: z.string().optional(),
          jsonPointers: z.array(z.string()).default([]),
          jqPathExpressions: z.array(z.string()).default([]),
        }),
      )
      .optional(),
    revisionHistoryLimit: z.number().optional(),
  }),
  operation: operationSchema.nullish(),
  status: statusSchema.default({}),
});

export type Application = z.infer<typeof applicationSchema>;

/** How Argo CD names an application in tracking ids: outside its own namespace with both parts. */
export function instanceName({ metadata }: Application): string {
  return metadata.namespace === CONTROL_PLANE_NAMESPACE
    ? metadata.name
    : `${metadata.namespace}_${metadata.name}`;
}

export function sourcesOf({ spec }: Application): ApplicationSource[] {
  return spec.sources ?? (spec.source ? [spec.source] : []);
}

/** `automated` without `enabled` means on. */
export function isAutomated({ spec }: Application): boolean {
  const automated = spec.syncPolicy?.automated;
  return automated ? automated.enabled !== false : false;
}

/** Revisions and sources in the fields for one source, or for several. */
export function revisionFields(
  application: Application,
  revisions: readonly string[],
  sources: readonly ApplicationSource[] = sourcesOf(application),
) {
  return application.spec.sources
    ? { revisions: [...revisions], sources: [...sources] }
    : { revision: revisions[0], source: sources[0] };
}
