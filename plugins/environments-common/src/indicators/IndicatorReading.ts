import { z } from 'zod';

/**
 * The unit of an indicator's value: `ratio` is 0 to 1, `seconds` are seconds, `bytes` are bytes.
 *
 * @public
 */
export const indicatorUnitSchema = z.enum([
  'requests/s',
  'ratio',
  'seconds',
  'count',
  'bytes',
]);

/** @public */
export type IndicatorUnit = z.infer<typeof indicatorUnitSchema>;

/**
 * What a metrics source says of one indicator of one environment. Without a value the indicator
 * is **unknown**, which is neither zero nor good.
 *
 * @public
 */
export const indicatorReadingSchema = z.object({
  /** For example `error-ratio`. */
  id: z.string(),
  title: z.string(),
  unit: indicatorUnitSchema,
  value: z.number().optional(),
  /** Why there is no value. */
  message: z.string().optional(),
  /**
   * Set where there is no value because there is nothing to measure: no request came. Known, and
   * told as such; any other reading without a value is unknown.
   */
  noTraffic: z.boolean().optional(),
  /** ISO 8601 time of the sample. */
  asOf: z.string().optional(),
  /** Beyond it the indicator is a warning. */
  warning: z.number().optional(),
  /** Beyond it the indicator is critical. */
  critical: z.number().optional(),
  /** The side of the thresholds on which trouble lies; `above` when absent. */
  trouble: z.enum(['above', 'below']).optional(),
  /** The query that gives the value. */
  query: z.string(),
});

/** @public */
export type IndicatorReading = z.infer<typeof indicatorReadingSchema>;
