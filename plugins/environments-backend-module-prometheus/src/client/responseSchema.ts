import { z } from 'zod';

/** The answer of an instant query whose expression is a vector. */
export const successSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        /** Absent for native histograms. */
        value: z.tuple([z.number(), z.string()]).optional(),
      }),
    ),
  }),
  warnings: z.array(z.string()).default([]),
});

export const failureSchema = z.object({
  status: z.literal('error'),
  errorType: z.string(),
  error: z.string(),
});
