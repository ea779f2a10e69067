import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const repositorySchema = makeFieldSchema({
  output: z =>
    z.object({
      kind: z.enum(['git', 'github', 'gitlab', 'gitea']).optional(),
      host: z.string().optional(),
      name: z.string().optional(),
      repoUrl: z.string().optional(),
    }),
});

/** What is answered so far. */
export type RepositoryAnswer = typeof repositorySchema.TOutput;
