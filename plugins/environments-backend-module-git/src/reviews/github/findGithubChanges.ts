import { z } from 'zod';
import { ForgeFailure } from '../../forge/ForgeFailure';
import { readPages } from '../../forge/readPages';
import { tooMany } from '../ask';
import { type Comparison, shorten } from '../Comparison';
import { findTouching } from '../findTouching';
import type { Changes, ReviewQuestion } from '../ForgeReviews';
import { askGithub, commitSchema } from './askGithub';

const PAGE = 100;

/** GitHub tells of no more files of a comparison, and does not say that there are more. */
const MOST_FILES = 300;

const comparisonSchema = z.object({
  total_commits: z.number(),
  commits: z.array(commitSchema),
  /** On the first page only. */
  files: z
    .array(
      z.object({
        filename: z.string(),
        previous_filename: z.string().optional(),
      }),
    )
    .optional(),
});

type Commit = z.infer<typeof commitSchema>;
type Range = Pick<Comparison, 'base' | 'head'>;

/** What lies between two commits at GitHub. */
export async function findGithubChanges(
  question: ReviewQuestion,
  range: Range,
  isMigration: (path: string) => boolean,
): Promise<Changes> {
  const {
    commits,
    files,
    total_commits: total,
  } = await compare(question, range, 1);
  const { host } = question.api.subject;
  if (!files || files.length >= MOST_FILES) {
    throw new ForgeFailure('malformed', tooMany(host, 'changed files'));
  }
  const paths = files
    .flatMap(({ filename, previous_filename: former }) => [
      filename,
      former ?? filename,
    ])
    .filter(isMigration);
  const migrations = [...new Set(paths)].sort();
  if (migrations.length === 0) {
    return { files: files.length, migrations, commits: [] };
  }
  const between = await readPages<Commit>(
    tooMany(host, 'commits'),
    async (page, known) => {
      const items =
        page === 1 ? commits : (await compare(question, range, page)).commits;
      return {
        items,
        isLast: items.length === 0 || known.length + items.length >= total,
      };
    },
  );
  const ids = new Set(between.map(({ sha }) => sha));
  const touching = await findTouching(migrations, path =>
    listTouching(question, path, { head: range.head, ids }),
  );
  return {
    files: files.length,
    migrations,
    commits: touching.map(id => ({ id })),
  };
}

function compare(
  question: ReviewQuestion,
  { base, head }: Range,
  page: number,
) {
  return askGithub(question, {
    path: `compare/${encodeURIComponent(base)}...${encodeURIComponent(head)}`,
    query: { per_page: `${PAGE}`, page: `${page}` },
    schema: comparisonSchema,
    what: `commit ${shorten(base)} or ${shorten(head)}`,
  });
}

/** Those between the two commits that changed a file; older ones changed it, too. */
async function listTouching(
  question: ReviewQuestion,
  path: string,
  { head, ids }: { head: string; ids: ReadonlySet<string> },
): Promise<string[]> {
  const { host } = question.api.subject;
  const commits = await readPages(tooMany(host, 'commits'), async page => {
    const items = await askGithub(question, {
      path: 'commits',
      query: { sha: head, path, per_page: `${PAGE}`, page: `${page}` },
      schema: z.array(commitSchema),
      what: `commit ${shorten(head)}`,
    });
    return {
      items,
      isLast: items.length < PAGE || !items.some(({ sha }) => ids.has(sha)),
    };
  });
  return commits.flatMap(({ sha }) => (ids.has(sha) ? [sha] : []));
}
