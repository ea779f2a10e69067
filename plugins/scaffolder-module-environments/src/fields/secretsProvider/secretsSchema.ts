import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const secretsSchema = makeFieldSchema({
  output: z =>
    z.object({
      provider: z.enum(['infisical', 'external-secrets']).optional(),
      store: z.string().optional(),
    }),
});

/** What is answered so far. */
export type SecretsAnswer = typeof secretsSchema.TOutput;
