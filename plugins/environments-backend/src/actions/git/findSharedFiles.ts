import type { Application } from '@flightdeck/plugin-environments-common';
import { FileBook } from './FileBook';
import { readImageSlots } from './readImageSlots';
import type { RepositoryReader } from './RepositoryReader';
import { isSameRepository } from './sameRepository';
import { SourceTree } from './SourceTree';

/**
 * Finds, among files that were looked at, those that the stage before is deployed from, too: on the
 * same branch of the same repository. To change them would change both.
 */
export async function findSharedFiles(
  applications: readonly Application[],
  { book, reader }: { book: FileBook; reader: RepositoryReader },
): Promise<Set<string>> {
  const own = new FileBook();
  const shared = new Set<string>();
  for (const application of applications) {
    const trees = application.sources.map(
      source => new SourceTree(reader, source),
    );
    const isReadable = trees.every(
      ({ source }) =>
        source.chart !== undefined || reader.methods(source.repoUrl).length > 0,
    );
    const { slots } = isReadable
      ? await readImageSlots(application, trees, own)
      : { slots: [] };
    for (const { file } of slots) {
      const before = own.find(file);
      for (const name of before ? book.named(before.path) : []) {
        const origin = book.find(name)?.origin;
        if (
          before &&
          origin?.branch !== undefined &&
          origin.branch === before.origin.branch &&
          isSameRepository(origin.repository, before.origin.repository)
        ) {
          shared.add(name);
        }
      }
    }
  }
  return shared;
}
