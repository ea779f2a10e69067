import { z } from 'zod';

/**
 * One line of a difference between two manifests, written as YAML. No value of a Secret, a
 * ConfigMap or an environment variable is in it: such a value reads `(hidden)`, or
 * `(hidden, changed)` where it differs.
 *
 * @public
 */
export const differenceLineSchema = z.object({
  type: z.enum(['context', 'removed', 'added', 'gap']),
  text: z.string(),
});

/** @public */
export type DifferenceLine = z.infer<typeof differenceLineSchema>;

/**
 * What an action would do to one resource.
 *
 * @public
 */
export const resourceDifferenceSchema = z.object({
  group: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  /** `keep` is no longer in Git and stays, as pruning is off. */
  change: z.enum(['create', 'update', 'prune', 'keep']),
  /** Absent when the engine could not tell; then `note` says why. Bounded to some hundred lines. */
  lines: z.array(differenceLineSchema).optional(),
  /** A sentence, for example that lines were left out. */
  note: z.string().optional(),
});

/** @public */
export type ResourceDifference = z.infer<typeof resourceDifferenceSchema>;

/**
 * A hook of an application, and whether the action runs it.
 *
 * @public
 */
export const hookPlanSchema = z.object({
  kind: z.string(),
  name: z.string(),
  /** `PreSync`, `Sync`, `PostSync` or `SyncFail`. */
  phase: z.string(),
  runs: z.boolean(),
  /** A sentence: why it does not run. */
  reason: z.string().optional(),
});

/** @public */
export type HookPlan = z.infer<typeof hookPlanSchema>;
