import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const namespacesSchema = makeFieldSchema({
  output: z =>
    z.object({
      mode: z.enum(['create', 'existing']).optional(),
      layout: z.enum(['environment', 'tier']).optional(),
      names: z
        .object({
          dev: z.string().optional(),
          staging: z.string().optional(),
          prod: z.string().optional(),
        })
        .optional(),
    }),
  uiOptions: z =>
    z.object({
      needs: z
        .record(z.string())
        .optional()
        .describe(
          'What one environment needs at least of each resource of a quota, for example requests.memory: 4Gi.',
        ),
    }),
});

/** What is answered so far. */
export type NamespacesAnswer = typeof namespacesSchema.TOutput;
