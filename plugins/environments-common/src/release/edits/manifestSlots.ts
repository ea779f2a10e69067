import { parseImageName } from '../ImageName';
import type { ImageSlot, ImageSlots, RepositoryFile } from './ImageSlot';
import {
  describePath,
  readScalars,
  type ScalarEntry,
  type YamlPath,
} from './readScalars';

const LISTS = ['containers', 'initContainers'];

/** Files that hold manifests, by their name. */
export function isManifest(path: string): boolean {
  return /\.(ya?ml|json)$/.test(path);
}

/**
 * The images of the containers in manifests.
 *
 * @public
 */
export function manifestSlots(files: readonly RepositoryFile[]): ImageSlots {
  const read = files
    .filter(({ path }) => isManifest(path))
    .map(({ path, text }) => readScalars(path, text));
  return {
    slots: read.flatMap(({ documents }) => documents.flatMap(slotsOf)),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

function slotsOf(entries: readonly ScalarEntry[]): ImageSlot[] {
  const valueOf = (wanted: string) =>
    entries.find(({ slot }) => slot.key === wanted)?.slot.value;
  const object = `${valueOf('kind')} ${valueOf('metadata.name')}`;
  return entries
    .filter(({ path, slot }) => isOfContainer(path) && slot.value !== '')
    .map(({ path, slot }) => {
      // A file may hold several objects with the same keys.
      const key = `${object}, ${describePath(path.slice(-3))}`;
      return {
        file: slot.file,
        key,
        repository: parseImageName(slot.value).repository,
        whole: { ...slot, key },
      };
    });
}

function isOfContainer(path: YamlPath): boolean {
  const [list, index, key] = path.slice(-3);
  return (
    key === 'image' &&
    typeof index === 'number' &&
    typeof list === 'string' &&
    LISTS.includes(list)
  );
}
