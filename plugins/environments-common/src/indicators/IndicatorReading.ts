import { z } from 'zod';

/**
 * The unit of an indicator's value: `ratio` is 0 to 1, `seconds` are seconds.
 *
 * @public
 */
export const indicatorUnitSchema = z.enum([
  'requests/s',
  'ratio',
  'seconds',
  'count',
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
  /** ISO 8601 time of the sample. */
  asOf: z.string().optional(),
  /** Above it the indicator is a warning. */
  warning: z.number().optional(),
  /** Above it the indicator is critical. */
  critical: z.number().optional(),
  /** The query that gives the value. */
  query: z.string(),
});

/** @public */
export type IndicatorReading = z.infer<typeof indicatorReadingSchema>;
