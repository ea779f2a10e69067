import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const exposureSchema = makeFieldSchema({
  output: z =>
    z.object({
      kind: z.enum(['internal', 'public']).optional(),
      host: z.string().optional(),
      ingressClass: z.string().optional(),
      issuer: z.string().optional(),
    }),
});

/** What is answered so far. */
export type ExposureAnswer = typeof exposureSchema.TOutput;
