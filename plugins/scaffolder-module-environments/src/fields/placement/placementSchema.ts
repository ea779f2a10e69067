import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const placementSchema = makeFieldSchema({
  output: z =>
    z.object({
      cluster: z.string().optional(),
      argocdInstance: z.string().optional(),
      destination: z.string().optional(),
      prometheus: z.string().optional(),
    }),
});

/** What is answered so far. */
export type PlacementAnswer = typeof placementSchema.TOutput;
