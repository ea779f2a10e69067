import pLimit from 'p-limit';
import { ForgeFailure } from '../forge/ForgeFailure';
import { AT_ONCE, refuseMany } from './ask';

/** More are too many to be looked at each by itself. */
const MOST_MIGRATIONS = 50;

/**
 * The commits that changed any of some files, each once.
 *
 * @throws ForgeFailure when there are too many files, or one that differs was changed by no commit
 */
export async function findTouching(
  paths: readonly string[],
  list: (path: string) => Promise<readonly string[]>,
): Promise<string[]> {
  refuseMany(paths, MOST_MIGRATIONS, 'migrations');
  const limit = pLimit(AT_ONCE);
  const commits = await Promise.all(
    paths.map(path => limit(() => findSome(path, list))),
  );
  return [...new Set(commits.flat())];
}

async function findSome(
  path: string,
  list: (path: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const commits = await list(path);
  if (commits.length === 0) {
    throw new ForgeFailure(
      'malformed',
      `No commit is found that changed ${path}.`,
    );
  }
  return commits;
}
