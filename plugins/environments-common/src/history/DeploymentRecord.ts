import { z } from 'zod';
import { applicationNameSchema } from '../delivery/ActionOrder';
import { breakGlassSchema } from '../delivery/BreakGlass';
import { releaseSchema } from '../release/Release';

/**
 * A commit that a deployment brought.
 *
 * @public
 */
export const deployedCommitSchema = z.object({
  revision: z.string(),
  /** Without credentials. */
  repository: z.string().optional(),
  author: z.string().optional(),
  /** The first line of its message. */
  message: z.string().optional(),
  /** ISO 8601. */
  committedAt: z.string().optional(),
});

/** @public */
export type DeployedCommit = z.infer<typeof deployedCommitSchema>;

/**
 * A finding that came up after a deployment.
 *
 * @public
 */
export const followingFindingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['critical', 'warning', 'info']),
  message: z.string(),
  /** ISO 8601. */
  since: z.string(),
});

/** @public */
export type FollowingFinding = z.infer<typeof followingFindingSchema>;

/**
 * Who put which release where, when, and how it ended. Ours: failed ones too, and beyond the ten
 * that the engine keeps.
 *
 * @public
 */
export const deploymentRecordSchema = z.object({
  id: z.string(),
  environmentRef: z.string(),
  application: applicationNameSchema.extend({ engine: z.string() }),
  kind: z.enum(['sync', 'partial-sync', 'rollback']),
  /** `running` until it has ended; `unknown` when its end was not seen. */
  result: z.enum(['running', 'succeeded', 'failed', 'unknown']),
  message: z.string().optional(),
  release: releaseSchema,
  /** What was deployed before, as `release.revisions`. */
  previousRevisions: z.array(z.string()).optional(),
  automated: z.boolean(),
  /** Entity ref of the person, else the name that the engine tells. */
  initiator: z.string().optional(),
  /** Our operation, where it was one. */
  operationId: z.string().optional(),
  /** Set when that went ahead in spite of what blocked it. */
  breakGlass: breakGlassSchema.optional(),
  /** The id of the engine's history entry, by which it can be rolled back to. */
  historyId: z.number().optional(),
  /** ISO 8601. */
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  durationSeconds: z.number().optional(),
  /**
   * ISO 8601: when the next successful deployment of the application took its place. Absent while
   * it is what is deployed, and for one that never was.
   */
  replacedAt: z.string().optional(),
  commits: z.array(deployedCommitSchema),
  /**
   * How the environment fared: `watching` for the first minutes, `healthy` or `degraded` after;
   * `unknown` when nobody watched.
   */
  outcome: z.enum(['watching', 'healthy', 'degraded', 'unknown']),
  /** ISO 8601: when the environment was first healthy with it. */
  healthyAt: z.string().optional(),
  /** ISO 8601: when it was well again after it had been `degraded`. */
  restoredAt: z.string().optional(),
  findings: z.array(followingFindingSchema),
});

/** @public */
export type DeploymentRecord = z.infer<typeof deploymentRecordSchema>;
