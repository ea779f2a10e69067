import { z } from 'zod';
import { applicationNameSchema } from './ActionOrder';

/**
 * How a hold stands that has not ended.
 *
 * @public
 */
export const lastingHoldStateSchema = z.enum(['placing', 'active', 'broken']);

/** @public */
export type LastingHoldState = z.infer<typeof lastingHoldStateSchema>;

/**
 * A pin on an environment: its automation is off until a person resumes it. A rollback and a pause
 * place one.
 *
 * @public
 */
export const holdSchema = z.object({
  id: z.string(),
  environmentRef: z.string(),
  /** The operation that placed it. */
  operationId: z.string(),
  cause: z.enum(['rollback', 'pause']),
  /**
   * `placing` while its operation runs; `active`; `broken` when something switched automation on
   * again; `resumed` and `dropped` have ended: dropped means that its operation did nothing.
   */
  state: z.enum(['placing', 'active', 'broken', 'resumed', 'dropped']),
  reason: z.string(),
  /** Entity ref. */
  placedBy: z.string(),
  /** ISO 8601. */
  placedAt: z.string(),
  /** ISO 8601: when people are reminded. */
  expiresAt: z.string(),
  /** The applications whose automation it keeps off. */
  applications: z.array(
    applicationNameSchema.extend({
      /** Whether automation was on before: only then there is something to resume. */
      wasAutomated: z.boolean(),
      /** A few words: what resuming brings back, for example `auto-sync with prune and self-heal`. */
      automation: z.string(),
    }),
  ),
  /** ISO 8601: since when it has been broken. */
  brokenSince: z.string().optional(),
  /** A sentence: what broke it. */
  brokenBy: z.string().optional(),
  /** Entity ref. */
  endedBy: z.string().optional(),
  /** ISO 8601. */
  endedAt: z.string().optional(),
});

/** @public */
export type Hold = z.infer<typeof holdSchema>;
