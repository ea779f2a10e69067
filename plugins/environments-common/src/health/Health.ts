import { z } from 'zod';

/**
 * The health of an environment or a workload, from worst to best: `critical`, `warning`,
 * `unknown`, `progressing`, `suspended`, `healthy`.
 *
 * @public
 */
export const healthSchema = z.enum([
  'critical',
  'warning',
  'unknown',
  'progressing',
  'suspended',
  'healthy',
]);

/** @public */
export type Health = z.infer<typeof healthSchema>;

/**
 * The worst of several states; `fallback` when there is none.
 *
 * @public
 */
export function worstHealth(
  states: Iterable<Health>,
  fallback: Health,
): Health {
  const order = healthSchema.options;
  let worst: number | undefined;
  for (const state of states) {
    const rank = order.indexOf(state);
    worst = worst === undefined ? rank : Math.min(worst, rank);
  }
  return worst === undefined ? fallback : order[worst];
}
