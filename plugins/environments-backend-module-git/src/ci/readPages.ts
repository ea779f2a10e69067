import { CiFailure } from './CiFailure';

const MOST_PAGES = 20;

/** All pages of a list. */
export async function readPages<T>(
  host: string,
  read: (
    page: number,
    before: readonly T[],
  ) => Promise<{ items: readonly T[]; isLast: boolean }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { items, isLast } = await read(page, all);
    all.push(...items);
    if (isLast) {
      return all;
    }
  }
  // What was not read may have failed.
  throw new CiFailure(
    'malformed',
    `${host} tells of more checks than are read of a commit.`,
  );
}
