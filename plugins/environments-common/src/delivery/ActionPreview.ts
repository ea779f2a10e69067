import { z } from 'zod';
import { blockerSchema } from './Blocker';
import {
  actionOrderSchema,
  changeMethodSchema,
  workloadRefSchema,
} from './ActionOrder';
import {
  differenceLineSchema,
  hookPlanSchema,
  resourceDifferenceSchema,
} from './ResourceDifference';

/**
 * One thing that an action would do. Two previews with the same deeds do the same.
 *
 * @public
 */
export const deedSchema = z.object({
  /** A few words for a person, for example `Update Deployment shop/api`. Unique in its preview. */
  text: z.string().min(1).max(700),
  /** Tells apart two deeds of the same words: a digest of all that matters. */
  digest: z.string().min(1).max(64),
});

/** @public */
export type Deed = z.infer<typeof deedSchema>;

/**
 * What an action would do to one application.
 *
 * @public
 */
export const applicationChangeSchema = z.object({
  instance: z.string(),
  namespace: z.string(),
  name: z.string(),
  /** The revisions that are deployed now, one for each source. */
  from: z.array(z.string()),
  /** The revisions that would be applied. */
  to: z.array(z.string()),
  resources: z.array(resourceDifferenceSchema),
  hooks: z.array(hookPlanSchema),
  /** Set when the engine could not tell the differences: a sentence. */
  incomplete: z.string().optional(),
});

/** @public */
export type ApplicationChange = z.infer<typeof applicationChangeSchema>;

/**
 * What an action would do to one workload by itself.
 *
 * @public
 */
export const workloadChangeSchema = workloadRefSchema.extend({
  /** Pods that it has now. */
  pods: z.number(),
  replicas: z.object({ before: z.number(), after: z.number() }).optional(),
});

/** @public */
export type WorkloadChange = z.infer<typeof workloadChangeSchema>;

/**
 * A file of a repository that an action would change.
 *
 * @public
 */
export const fileChangeSchema = z.object({
  /** The repository, without credentials. */
  repository: z.string(),
  branch: z.string(),
  path: z.string(),
  lines: z.array(differenceLineSchema),
});

/** @public */
export type FileChange = z.infer<typeof fileChangeSchema>;

/**
 * What an action would do, before anybody agrees to it.
 *
 * @public
 */
export const actionPreviewSchema = z.object({
  environmentRef: z.string(),
  order: actionOrderSchema,
  /** One sentence: what happens when it is confirmed. */
  summary: z.string(),
  /** To be sent back with the confirmation. */
  deeds: z.array(deedSchema),
  applications: z.array(applicationChangeSchema),
  workloads: z.array(workloadChangeSchema),
  files: z.array(fileChangeSchema),
  /** The ways in which the changes of files could reach Git; absent where there are none. */
  methods: z.array(changeMethodSchema).optional(),
  /** How many Pods are replaced, started or ended; absent when that cannot be told. */
  podsTouched: z.number().optional(),
  blockers: z.array(blockerSchema),
  /** Sentences that a person should read before they agree; the gravest first. */
  warnings: z.array(z.string()),
  /** What a person must type to confirm; absent where a click will do. */
  typedConfirmation: z.string().optional(),
  /** ISO 8601. */
  asOf: z.string(),
});

/** @public */
export type ActionPreview = z.infer<typeof actionPreviewSchema>;
