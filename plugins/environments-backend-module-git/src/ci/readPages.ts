import { CiFailure } from './CiFailure';

const MOST_PAGES = 20;

/**
 * All pages of a list, until there is one that adds nothing. A host may put less on a page than it
 * was asked for, so that a short page tells nothing; where it tells how many there are, that counts.
 */
export async function readPages<T>(
  host: string,
  read: (page: number) => Promise<{ items: readonly T[]; total?: number }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { items, total } = await read(page);
    all.push(...items);
    if (items.length === 0 || (total !== undefined && all.length >= total)) {
      return all;
    }
  }
  // What was not read may have failed.
  throw new CiFailure(
    'malformed',
    `${host} tells of more checks than are read of a commit.`,
  );
}
