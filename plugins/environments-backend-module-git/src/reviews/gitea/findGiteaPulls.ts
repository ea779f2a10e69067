import { z } from 'zod';
import { ForgeFailure } from '../../forge/ForgeFailure';
import { pageSchema } from '../../pulls/requestJson';
import { shorten } from '../Comparison';
import type {
  ChangingCommit,
  PullRequest,
  ReviewQuestion,
} from '../ForgeReviews';
import { askGitea, listAtGitea } from './askGitea';
import { giteaCommitSchema, markOf } from './giteaCommit';

const pullSchema = z.object({
  number: z.number(),
  html_url: pageSchema,
  merged: z.boolean(),
  user: z.object({ login: z.string() }).nullish(),
});

/**
 * The pull request that brought a commit in. Gitea knows it by the commit that ended it only, so that
 * it is looked for at those that may have, and must have the commit, be it rebased.
 */
export async function findGiteaPulls(
  question: ReviewQuestion,
  { carriers = [], id, mark }: ChangingCommit,
): Promise<PullRequest[]> {
  const own = await findEndedBy(question, id);
  if (own) {
    return [own];
  }
  for (const carrier of carriers) {
    const pull = await findEndedBy(question, carrier);
    if (pull) {
      const commits = await listGiteaCommits(question, pull);
      const isIn = commits.some(
        commit => commit.sha === id || markOf(commit) === mark,
      );
      return isIn ? [pull] : [];
    }
  }
  return [];
}

/** The commits of a pull request as they were before it was merged. */
export function listGiteaCommits(
  question: ReviewQuestion,
  { name, number }: Pick<PullRequest, 'name' | 'number'>,
): Promise<z.infer<typeof giteaCommitSchema>[]> {
  return listAtGitea(question, {
    path: `pulls/${number}/commits`,
    query: { files: 'false', verification: 'false' },
    schema: z.array(giteaCommitSchema),
    what: `pull request ${name}`,
    many: `commits of ${name}`,
  });
}

async function findEndedBy(
  question: ReviewQuestion,
  commit: string,
): Promise<PullRequest | undefined> {
  const pull = await askGitea(question, {
    path: `commits/${encodeURIComponent(commit)}/pull`,
    schema: pullSchema,
    what: `pull request of ${shorten(commit)}`,
  }).catch(error => {
    if (error instanceof ForgeFailure && error.kind === 'no-data') {
      return undefined;
    }
    throw error;
  });
  return pull?.merged
    ? {
        number: pull.number,
        name: `#${pull.number}`,
        url: pull.html_url,
        author: pull.user?.login,
      }
    : undefined;
}
