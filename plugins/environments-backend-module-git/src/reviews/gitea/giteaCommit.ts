import { z } from 'zod';

/** A commit, as Gitea lists it; without author where the e-mail address is of no account. */
export const giteaCommitSchema = z.object({
  sha: z.string(),
  commit: z.object({
    message: z.string(),
    author: z.object({ email: z.string(), date: z.string() }),
  }),
  author: z.object({ login: z.string() }).nullish(),
  parents: z.array(z.object({ sha: z.string() })),
});

/** What stays the same of a commit that is rebased. */
export function markOf({
  commit: { author, message },
}: z.infer<typeof giteaCommitSchema>): string {
  return JSON.stringify([
    author.email,
    Date.parse(author.date),
    message.trim(),
  ]);
}
