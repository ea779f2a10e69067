import { ForgeFailure } from './ForgeFailure';

const MOST_PAGES = 20;

/** One of the pages of a list. */
export interface Page<T> {
  items: readonly T[];
  isLast: boolean;
}

/**
 * All pages of a list.
 *
 * @param tooMany - the failure in words when there are more pages than are read, and what was not
 *   read may matter
 * @throws ForgeFailure when there are
 */
export async function readPages<T>(
  tooMany: string,
  read: (page: number, before: readonly T[]) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { items, isLast } = await read(page, all);
    all.push(...items);
    if (isLast) {
      return all;
    }
  }
  throw new ForgeFailure('malformed', tooMany);
}
