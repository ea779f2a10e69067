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

/**
 * What is set of rules, by rule id.
 *
 * @public
 */
export type RuleOverrides = Readonly<Record<string, RuleOverride>>;

/** What several layers of overrides say together: each setting as the last layer has it. */
export function mergeOverrides(
  layers: readonly RuleOverrides[],
): RuleOverrides {
  const merged = new Map<string, RuleOverride>();
  for (const layer of layers) {
    for (const [id, override] of Object.entries(layer)) {
      const before = merged.get(id);
      const said = Object.fromEntries(
        Object.entries(override).filter(([, value]) => value !== undefined),
      );
      const thresholds = { ...before?.thresholds, ...override.thresholds };
      merged.set(id, { ...before, ...said, thresholds });
    }
  }
  return Object.fromEntries(merged);
}
