import { z } from 'zod';
import { indicatorUnitSchema } from '../indicators/IndicatorReading';

/** The spans of time that a range can cover, in minutes. @public */
export const INDICATOR_RANGE_MINUTES = [60, 360, 1440, 10_080] as const;

/**
 * The answer of `GET /v1/environments/:namespace/:name/indicators/:id/range?minutes=`: an indicator
 * over time.
 *
 * @public
 */
export const indicatorRangeSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: indicatorUnitSchema,
  /** ISO 8601. */
  from: z.string(),
  /** ISO 8601. */
  to: z.string(),
  stepSeconds: z.number(),
  /** One for each step; a step without a sample has no value, which is not zero. */
  points: z.array(z.object({ at: z.string(), value: z.number().optional() })),
  warning: z.number().optional(),
  critical: z.number().optional(),
  query: z.string(),
  /** Why there are no points, as a sentence. */
  message: z.string().optional(),
});

/** @public */
export type IndicatorRange = z.infer<typeof indicatorRangeSchema>;
