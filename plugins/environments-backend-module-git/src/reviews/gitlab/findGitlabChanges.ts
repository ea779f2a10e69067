import { z } from 'zod';
import { ForgeFailure } from '../../forge/ForgeFailure';
import { tooMany } from '../ask';
import { type Comparison, shorten } from '../Comparison';
import { findTouching } from '../findTouching';
import type { Changes, ReviewQuestion } from '../ForgeReviews';
import { askGitlab, listAtGitlab } from './askGitlab';

const comparisonSchema = z.object({
  diffs: z.array(z.object({ old_path: z.string(), new_path: z.string() })),
  /** Whether files were left out, as there were too many or they were too large. */
  compare_timeout: z.boolean(),
});

/** What lies between two commits at GitLab. */
export async function findGitlabChanges(
  question: ReviewQuestion,
  { base, head }: Pick<Comparison, 'base' | 'head'>,
  isMigration: (path: string) => boolean,
): Promise<Changes> {
  const what = `commit ${shorten(base)} or ${shorten(head)}`;
  const { compare_timeout: isCut, diffs } = await askGitlab(question, {
    path: 'repository/compare',
    query: { from: base, to: head },
    schema: comparisonSchema,
    what,
  });
  if (isCut) {
    throw new ForgeFailure(
      'malformed',
      tooMany(question.api.subject.host, 'changed files'),
    );
  }
  const paths = diffs
    .flatMap(({ new_path: path, old_path: former }) => [path, former])
    .filter(isMigration);
  const migrations = [...new Set(paths)].sort();
  const touching = await findTouching(migrations, async path => {
    const commits = await listAtGitlab(question, {
      path: 'repository/commits',
      query: { ref_name: `${base}..${head}`, path },
      schema: z.array(z.object({ id: z.string() })),
      what,
      many: 'commits',
    });
    return commits.map(({ id }) => id);
  });
  return {
    files: diffs.length,
    migrations,
    commits: touching.map(id => ({ id })),
  };
}
