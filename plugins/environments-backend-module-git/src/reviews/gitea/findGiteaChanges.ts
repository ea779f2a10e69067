import { z } from 'zod';
import { type Comparison, shorten } from '../Comparison';
import type { Changes, ReviewQuestion } from '../ForgeReviews';
import { listAtGitea } from './askGitea';
import { findCarriers } from './findCarriers';
import { giteaCommitSchema, markOf } from './giteaCommit';

const commitSchema = giteaCommitSchema.extend({
  /** Of a merge those that differ from both sides. */
  files: z.array(z.object({ filename: z.string() })),
});

/**
 * What lies between two commits at Gitea. Its comparison of commits names no files of the whole, and
 * is missing in older versions; the list of the commits that one has and the other has not names those
 * of each.
 */
export async function findGiteaChanges(
  question: ReviewQuestion,
  { base, head }: Pick<Comparison, 'base' | 'head'>,
  isMigration: (path: string) => boolean,
): Promise<Changes> {
  const commits = await listAtGitea(question, {
    path: 'commits',
    query: {
      sha: head,
      not: base,
      files: 'true',
      stat: 'false',
      verification: 'false',
    },
    schema: z.array(commitSchema),
    what: `commit ${shorten(base)} or ${shorten(head)}`,
    many: 'commits',
  });
  const paths = commits.flatMap(({ files }) =>
    files.map(({ filename }) => filename),
  );
  const carriersOf = findCarriers(
    commits.map(({ parents, sha }) => ({
      id: sha,
      parents: parents.map(parent => parent.sha),
    })),
  );
  return {
    files: new Set(paths).size,
    migrations: [...new Set(paths.filter(isMigration))].sort(),
    commits: commits
      .filter(({ files }) => files.some(file => isMigration(file.filename)))
      .map(commit => ({
        id: commit.sha,
        carriers: carriersOf(commit.sha),
        mark: markOf(commit),
      })),
  };
}
