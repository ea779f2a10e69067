import { z } from 'zod';

/** Words of a person that are kept: why they do what they do. */
const reasonSchema = z
  .string()
  .trim()
  .min(3, 'it says why, in three characters or more')
  .max(500, 'it has more than 500 characters');

/**
 * Names one application of an environment. The instance and the namespace are those that the
 * snapshot tells.
 *
 * @public
 */
export const applicationNameSchema = z.object({
  instance: z.string().min(1).max(253),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(253),
});

/** @public */
export type ApplicationName = z.infer<typeof applicationNameSchema>;

/**
 * A resource of an application, for a sync of only some.
 *
 * @public
 */
export const resourceChoiceSchema = z.object({
  application: applicationNameSchema,
  group: z.string().max(253),
  kind: z.string().min(1).max(63),
  namespace: z.string().max(63).optional(),
  name: z.string().min(1).max(253),
});

/** @public */
export type ResourceChoice = z.infer<typeof resourceChoiceSchema>;

/**
 * Names a workload that can be restarted or scaled.
 *
 * @public
 */
export const workloadRefSchema = z.object({
  kind: z.enum(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout']),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(253),
});

/** @public */
export type WorkloadRef = z.infer<typeof workloadRefSchema>;

/**
 * How a change reaches Git: as a commit on the branch that is deployed, or as a pull request.
 *
 * @public
 */
export const changeMethodSchema = z.enum(['commit', 'pull-request']);

/** @public */
export type ChangeMethod = z.infer<typeof changeMethodSchema>;

const syncOrderSchema = z.object({
  action: z.literal('sync'),
  /** Delete what is no longer in Git. */
  prune: z.boolean().default(false),
  /** Let the engine try, and change nothing. */
  dryRun: z.boolean().default(false),
  /** Only these resources; hooks do not run then, and the engine keeps no history entry. */
  resources: z.array(resourceChoiceSchema).min(1).max(500).optional(),
  /** Of Argo CD, for this sync alone, beside those that the application sets. */
  options: z
    .array(
      z.enum([
        'ServerSideApply=true',
        'ApplyOutOfSyncOnly=true',
        'PruneLast=true',
        'Validate=false',
      ]),
    )
    .max(4)
    .optional(),
});

const refreshOrderSchema = z.object({
  action: z.literal('refresh'),
  /** Past the engine's cache of manifests, too. */
  hard: z.boolean().default(false),
});

const rollbackOrderSchema = z.object({
  action: z.literal('rollback'),
  application: applicationNameSchema,
  /** The id of the entry in the engine's history. */
  historyId: z.number().int().nonnegative(),
  prune: z.boolean().default(false),
  hold: z.object({
    reason: reasonSchema,
    /** After it people are reminded; nothing resumes by itself. */
    hours: z
      .number()
      .int()
      .min(1)
      .max(24 * 30),
  }),
});

const terminateOrderSchema = z.object({
  action: z.literal('terminate'),
});

const restartOrderSchema = z.object({
  action: z.literal('restart'),
  workload: workloadRefSchema,
});

const scaleOrderSchema = z.object({
  action: z.literal('scale'),
  workload: workloadRefSchema,
  replicas: z.number().int().min(0).max(1000),
});

const pauseOrderSchema = z.object({
  action: z.literal('pause'),
  reason: reasonSchema,
  hours: z
    .number()
    .int()
    .min(1)
    .max(24 * 30),
});

const resumeOrderSchema = z.object({
  action: z.literal('resume'),
});

const promoteOrderSchema = z.object({
  action: z.literal('promote'),
  /** Entity ref of the environment whose release is taken; it must come before this one. */
  from: z.string().min(1).max(255),
  method: changeMethodSchema.default('commit'),
});

const revertOrderSchema = z.object({
  action: z.literal('revert'),
  application: applicationNameSchema,
  /** The id of the entry in the engine's history whose state Git is to have again. */
  historyId: z.number().int().nonnegative(),
  reason: reasonSchema,
  method: changeMethodSchema.default('commit'),
});

const maintenanceOrderSchema = z.discriminatedUnion('on', [
  z.object({
    action: z.literal('maintenance'),
    on: z.literal(true),
    reason: reasonSchema,
    hours: z
      .number()
      .int()
      .min(1)
      .max(24 * 30),
  }),
  z.object({ action: z.literal('maintenance'), on: z.literal(false) }),
]);

/**
 * What a person orders. Names what is in the environment; where that is, the server knows.
 *
 * @public
 */
export const actionOrderSchema = z.discriminatedUnion('action', [
  syncOrderSchema,
  refreshOrderSchema,
  rollbackOrderSchema,
  terminateOrderSchema,
  restartOrderSchema,
  scaleOrderSchema,
  pauseOrderSchema,
  resumeOrderSchema,
  promoteOrderSchema,
  revertOrderSchema,
  maintenanceOrderSchema,
]);

/** @public */
export type ActionOrder = z.output<typeof actionOrderSchema>;

/** An order as a client writes it, without what has a default. @public */
export type ActionOrderInput = z.input<typeof actionOrderSchema>;

/** The order of one action. @public */
export type OrderOf<A extends ActionOrder['action']> = Extract<
  ActionOrder,
  { action: A }
>;
