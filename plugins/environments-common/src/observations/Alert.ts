import { z } from 'zod';

/**
 * A silence of Alertmanager that covers an alert.
 *
 * @public
 */
export const silenceSchema = z.object({
  id: z.string(),
  createdBy: z.string(),
  comment: z.string(),
  /** ISO 8601. */
  startsAt: z.string(),
  /** ISO 8601. */
  endsAt: z.string(),
});

/** @public */
export type Silence = z.infer<typeof silenceSchema>;

/**
 * An alert of a metrics source that is about an environment.
 *
 * @public
 */
export const alertSchema = z.object({
  /** The name of the alerting rule. */
  name: z.string(),
  /** `pending` waits for the `for` time of its rule. */
  state: z.enum(['firing', 'pending']),
  /** The label `severity`, as the rule's author wrote it. */
  severity: z.string().optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  runbookUrl: z.string().optional(),
  labels: z.record(z.string(), z.string()),
  /** ISO 8601. */
  activeSince: z.string().optional(),
  value: z.number().optional(),
  /** The query of its rule. */
  query: z.string().optional(),
  /** The source that told of it, for example `prometheus/main`. */
  source: z.string(),
  /** Empty when no silence covers it; absent when Alertmanager could not be read or is not configured. */
  silences: z.array(silenceSchema).optional(),
});

/** @public */
export type Alert = z.infer<typeof alertSchema>;

/**
 * An alerting rule that bears on an environment.
 *
 * @public
 */
export const alertingRuleSchema = z.object({
  group: z.string(),
  name: z.string(),
  query: z.string(),
  state: z.enum(['inactive', 'pending', 'firing', 'unknown']),
  /** `err` says that the source cannot evaluate the rule: it would not fire. */
  health: z.enum(['ok', 'err', 'unknown']),
  lastError: z.string().optional(),
  severity: z.string().optional(),
  forSeconds: z.number().optional(),
  lastEvaluation: z.string().optional(),
  source: z.string(),
});

/** @public */
export type AlertingRule = z.infer<typeof alertingRuleSchema>;
