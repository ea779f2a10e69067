import { z } from 'zod';

/**
 * One resource that an application manages, as the delivery engine compared it.
 *
 * @public
 */
export const applicationResourceSchema = z.object({
  group: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  /** Absent for resources that are not compared, such as hooks. */
  sync: z.enum(['Synced', 'OutOfSync', 'Unknown']).optional(),
  health: z.string().optional(),
  healthMessage: z.string().optional(),
  hook: z.boolean(),
  /** In the cluster and no longer in Git: a sync with pruning deletes it. */
  requiresPruning: z.boolean(),
});

/** @public */
export type ApplicationResource = z.infer<typeof applicationResourceSchema>;

/**
 * What became of one resource in an operation.
 *
 * @public
 */
export const operationResourceSchema = z.object({
  group: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  /** `Synced`, `SyncFailed`, `Pruned`, `PruneSkipped` or a hook's phase. */
  status: z.string(),
  message: z.string().optional(),
});

/** @public */
export type OperationResource = z.infer<typeof operationResourceSchema>;

/**
 * The operation that an application runs or ran last.
 *
 * @public
 */
export const applicationOperationSchema = z.object({
  phase: z.enum(['Running', 'Terminating', 'Succeeded', 'Failed', 'Error']),
  /** What was asked for; absent when the engine does not tell. */
  kind: z.enum(['sync', 'rollback']).optional(),
  /** The engine only tries, and changes nothing. */
  dryRun: z.boolean().optional(),
  /** Only some resources: hooks do not run, and the engine keeps no history entry. */
  partial: z.boolean().optional(),
  message: z.string().optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  revisions: z.array(z.string()),
  /** The person or robot that asked for it; `automated` when the engine itself did. */
  initiatedBy: z.string().optional(),
  retryCount: z.number(),
  resources: z.array(operationResourceSchema),
});

/** @public */
export type ApplicationOperation = z.infer<typeof applicationOperationSchema>;

/**
 * One application of a delivery engine, as its stream last reported it. Holds no Helm value or
 * parameter.
 *
 * @public
 */
export const applicationSchema = z.object({
  /** The id of the delivery engine, for example `argocd`. */
  engine: z.string(),
  instance: z.string(),
  namespace: z.string(),
  name: z.string(),
  project: z.string(),
  /** Its page in the engine's own interface. */
  url: z.string().optional(),
  automation: z.object({
    enabled: z.boolean(),
    prune: z.boolean(),
    selfHeal: z.boolean(),
  }),
  sources: z.array(
    z.object({
      repoUrl: z.string(),
      path: z.string().optional(),
      chart: z.string().optional(),
      targetRevision: z.string().optional(),
      /** By this name the values files of other sources find this one. */
      ref: z.string().optional(),
      /** Set when it says something of Helm. Names only: what values hold is never read. */
      helm: z
        .object({
          valueFiles: z.array(z.string()),
          /** The names of the values that the application sets itself. */
          parameters: z.array(z.string()),
          /** It carries a whole text of values, which wins over the files. */
          hasOwnValues: z.boolean(),
        })
        .optional(),
      /** The images that the application sets itself, as kustomize writes them. */
      kustomize: z.object({ images: z.array(z.string()) }).optional(),
      /** Plain manifests in folders below the path count, too. */
      recurse: z.boolean().optional(),
    }),
  ),
  sync: z.object({
    status: z.enum(['Synced', 'OutOfSync', 'Unknown']),
    /** The revisions that were compared, one per source. */
    revisions: z.array(z.string()),
  }),
  health: z.object({ status: z.string(), message: z.string().optional() }),
  images: z.array(z.string()),
  resources: z.array(applicationResourceSchema),
  /** An operation is queued or running now. */
  operationInProgress: z.boolean(),
  operation: applicationOperationSchema.optional(),
  /** Newest first. */
  history: z.array(
    z.object({
      id: z.number(),
      revisions: z.array(z.string()),
      /** When the operation that made it started, as `operation.startedAt`. */
      startedAt: z.string().optional(),
      deployedAt: z.string().optional(),
      initiatedBy: z.string().optional(),
    }),
  ),
  conditions: z.array(
    z.object({
      type: z.string(),
      message: z.string(),
      lastTransitionTime: z.string().optional(),
    }),
  ),
  /** When the engine last compared it. */
  reconciledAt: z.string().optional(),
});

/** @public */
export type Application = z.infer<typeof applicationSchema>;
