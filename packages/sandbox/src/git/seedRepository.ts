import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { CommitDetails, FileChange } from './fastImport';
import type { GitRepository } from './GitRepository';

/**
 * A commit of a seed's history, told as the difference from the files in the folder: `replace`
 * swaps texts, `omit` leaves files out. The last commit of a history has neither.
 */
const commitSchema = z.strictObject({
  message: z.string(),
  author: z.strictObject({ name: z.string(), email: z.string() }),
  daysAgo: z.number(),
  tag: z.string().optional(),
  /** A branch that begins there and has no other commit yet. */
  startsBranch: z.string().optional(),
  replace: z
    .array(
      z.strictObject({
        /** A prefix of the paths that it applies to. */
        in: z.string(),
        from: z.string(),
        to: z.string(),
      }),
    )
    .default([]),
  omit: z.array(z.string()).default([]),
});

const historySchema = z.strictObject({ commits: z.array(commitSchema).min(1) });

type SeedCommit = z.infer<typeof commitSchema>;

/** How the files of a seed came to be, oldest first. */
export type SeedHistory = z.input<typeof historySchema>;

/** Adds a commit to a repository. */
type Commit = (
  changes: readonly FileChange[],
  details: CommitDetails,
) => Promise<unknown>;

async function readFiles(directory: string): Promise<Map<string, string>> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  const files = new Map<string, string>();
  for (const entry of entries.filter(candidate => candidate.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(directory, file).split(sep).join('/');
    files.set(path, await readFile(file, 'utf8'));
  }
  return files;
}

function filesAt(
  commit: SeedCommit,
  files: ReadonlyMap<string, string>,
): Map<string, string> {
  const tree = new Map<string, string>();
  for (const [path, content] of files) {
    if (!commit.omit.includes(path)) {
      const text = commit.replace
        .filter(replacement => path.startsWith(replacement.in))
        .reduce((value, { from, to }) => value.replaceAll(from, to), content);
      tree.set(path, text);
    }
  }
  return tree;
}

function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FileChange[] {
  const written = [...after]
    .filter(([path, content]) => before.get(path) !== content)
    .map(([path, content]) => ({ path, content }));
  const deleted = [...before.keys()]
    .filter(path => !after.has(path))
    .map(path => ({ path }));
  return [...written, ...deleted];
}

/** Commits the files one history entry after another; the last leaves them as they are given. */
export async function commitHistory(
  commit: Commit,
  files: ReadonlyMap<string, string>,
  history: SeedHistory,
  now: Date,
): Promise<void> {
  let before = new Map<string, string>();
  for (const entry of historySchema.parse(history).commits) {
    const after = filesAt(entry, files);
    await commit(changesBetween(before, after), {
      author: entry.author,
      message: entry.message,
      date: new Date(now.getTime() - entry.daysAgo * 24 * 60 * 60 * 1000),
      tag: entry.tag,
      startsBranch: entry.startsBranch,
    });
    before = after;
  }
}

/**
 * Fills a repository from a seed: `files/` is what `main` holds in the end, and `history.yaml`
 * how it came to be.
 */
export async function seedRepository(
  repository: GitRepository,
  seedDirectory: string,
  now: Date,
): Promise<void> {
  const history = historySchema.parse(
    parse(await readFile(join(seedDirectory, 'history.yaml'), 'utf8')),
  );
  const files = await readFiles(join(seedDirectory, 'files'));
  await commitHistory(
    (changes, details) => repository.commit(changes, details),
    files,
    history,
    now,
  );
}
