import { z } from 'zod';

const warningsSchema = z.array(z.string()).default([]);
const labelsSchema = z.record(z.string(), z.string());
const pointSchema = z.tuple([z.number(), z.string()]);

/** The answer of an instant query whose expression is a vector. */
export const vectorSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: labelsSchema,
        /** Absent for native histograms. */
        value: pointSchema.optional(),
      }),
    ),
  }),
  warnings: warningsSchema,
});

/** The answer of a query over a range of time. */
export const matrixSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: labelsSchema,
        values: z.array(pointSchema).default([]),
      }),
    ),
  }),
  warnings: warningsSchema,
});

export const failureSchema = z.object({
  status: z.literal('error'),
  errorType: z.string(),
  error: z.string(),
});
