import { z } from 'zod';

/**
 * What is deployed: images and Git revisions, with a key by which evidence and history name it.
 *
 * @public
 */
export const releaseSchema = z.object({
  /** The same for the same images and revisions, wherever they run. */
  key: z.string(),
  /** A few words: a version, a tag or a short revision. */
  name: z.string(),
  /** Sorted; with a digest where one is known. */
  images: z.array(z.string()),
  /** One for each application and source, as `<application>@<revision>`, sorted. */
  revisions: z.array(z.string()),
});

/** @public */
export type Release = z.infer<typeof releaseSchema>;

/**
 * One thing that differs between two environments. Configuration is told by name only.
 *
 * @public
 */
export const stageDifferenceSchema = z.object({
  aspect: z.enum(['image', 'configuration', 'replicas', 'resources']),
  /** What differs, for example `Deployment api, container api`. */
  subject: z.string(),
  /** In the environment that comes before; absent when it is not there. */
  before: z.string().optional(),
  /** In the environment at hand; absent when it is not there. */
  after: z.string().optional(),
});

/** @public */
export type StageDifference = z.infer<typeof stageDifferenceSchema>;

/**
 * An environment on the board of releases.
 *
 * @public
 */
export const environmentReleaseSchema = z.object({
  environmentRef: z.string(),
  name: z.string(),
  stage: z.string().optional(),
  promotesFrom: z.string().optional(),
  health: z.string(),
  /** Absent when a source of it cannot be read; then `problem` says so. */
  release: releaseSchema.optional(),
  problem: z.string().optional(),
  /** ISO 8601. */
  deployedAt: z.string().optional(),
  deployedBy: z.string().optional(),
  held: z.boolean(),
  /** Against the environment that it promotes from; absent when there is none that may be seen. */
  differences: z.array(stageDifferenceSchema).optional(),
  /** Kinds that could not be compared, as they cannot be read on one side or both. */
  uncompared: z.array(z.string()).optional(),
});

/** @public */
export type EnvironmentRelease = z.infer<typeof environmentReleaseSchema>;
