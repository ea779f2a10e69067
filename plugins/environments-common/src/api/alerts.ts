import { z } from 'zod';
import { alertingRuleSchema, alertSchema } from '../observations/Alert';

/**
 * The answer of `GET /v1/environments/:namespace/:name/alerts`.
 *
 * @public
 */
export const alertListSchema = z.object({
  /** Firing first. Absent when no metrics source could be asked: then nothing is known of alerts. */
  alerts: z.array(alertSchema).optional(),
  /** The alerting rules that bear on the environment, those that fail first. */
  rules: z.array(alertingRuleSchema).optional(),
  /** What is missing and why, one sentence each. */
  problems: z.array(z.string()),
});

/** @public */
export type AlertList = z.infer<typeof alertListSchema>;
