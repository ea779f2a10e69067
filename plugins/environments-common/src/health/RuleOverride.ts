import { z } from 'zod';

/**
 * What can be set of one rule of health, for all environments or for some.
 *
 * @public
 */
export const ruleOverrideSchema = z.object({
  /** `false` switches the rule off. */
  enabled: z.boolean().optional(),
  /** What its findings count as at most. */
  severity: z.enum(['critical', 'warning', 'info']).optional(),
  /** It must hold for this long without a break before it counts. */
  holdSeconds: z.number().min(0).optional(),
  /** By the names that `docs/health.md` lists. */
  thresholds: z.record(z.string(), z.number()).optional(),
});

/** @public */
export type RuleOverride = z.infer<typeof ruleOverrideSchema>;
