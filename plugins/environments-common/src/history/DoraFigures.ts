import { z } from 'zod';

/**
 * The four figures of DORA over a span of time. A figure that nothing can be said of is absent,
 * which is neither zero nor good.
 *
 * @public
 */
export const doraFiguresSchema = z.object({
  /** ISO 8601. */
  from: z.string(),
  to: z.string(),
  /** Deployments that ended, failed ones too. */
  deployments: z.number(),
  /** Successful deployments a day. */
  deploymentsPerDay: z.number().optional(),
  /** Median seconds from a commit to its deployment; over so many commits. */
  leadTimeSeconds: z.number().optional(),
  leadTimeCommits: z.number(),
  /** 0 to 1: deployments that failed, were followed by critical trouble, or were rolled back. */
  changeFailureRatio: z.number().optional(),
  failures: z.number(),
  /** Median seconds from a failed deployment to the next healthy state; over so many. */
  timeToRestoreSeconds: z.number().optional(),
  restores: z.number(),
});

/** @public */
export type DoraFigures = z.infer<typeof doraFiguresSchema>;
