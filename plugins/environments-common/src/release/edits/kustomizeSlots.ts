import { parseImageName } from '../ImageName';
import { canonicalRepository } from './canonicalRepository';
import type { ImageSlot, ImageSlots, RepositoryFile } from './ImageSlot';
import { manifestSlots } from './manifestSlots';
import { readScalars } from './readScalars';
import type { ScalarSlot } from './ScalarSlot';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * Finds, among the paths of files, that which makes a folder one of kustomize.
 *
 * @public
 */
export function findKustomization(
  paths: readonly string[],
  folder: string,
): string | undefined {
  return NAMES.map(name => (folder ? `${folder}/${name}` : name)).find(path =>
    paths.includes(path),
  );
}

/**
 * The images of a folder of kustomize: the entries of its `images`, and the containers in its own
 * files that no entry speaks of.
 *
 * @param overrides - images that the application itself sets, as kustomize writes them
 *
 * @public
 */
export function kustomizeSlots(
  kustomization: RepositoryFile,
  files: readonly RepositoryFile[],
  overrides: readonly string[] = [],
): ImageSlots {
  const { documents, problem } = readScalars(
    kustomization.path,
    kustomization.text,
  );
  const entries = new Map<number, Record<string, ScalarSlot>>();
  for (const { path, slot } of documents.flat()) {
    const [list, index, key] = path;
    if (list === 'images' && typeof index === 'number' && path.length === 3) {
      entries.set(index, { ...entries.get(index), [key]: slot });
    }
  }
  const named = [...entries.values()].flatMap(entry => toSlot(entry) ?? []);
  const spokenOf = new Set(
    [...entries.values()].flatMap(({ name }) =>
      name ? [canonicalRepository(name.value)] : [],
    ),
  );
  const own = manifestSlots(
    files.filter(({ path }) => path !== kustomization.path),
  );
  const set = new Set(overrides.map(overridden));
  return {
    slots: [
      ...named,
      ...own.slots.filter(
        ({ repository }) => !spokenOf.has(canonicalRepository(repository)),
      ),
    ].map(slot =>
      set.has(canonicalRepository(slot.repository))
        ? {
            ...slot,
            override: `The application itself sets ${slot.repository} for kustomize, which wins over ${slot.file}.`,
          }
        : slot,
    ),
    problems: [...(problem ? [problem] : []), ...own.problems],
  };
}

function toSlot({
  name,
  newName,
  newTag,
  digest,
}: Record<string, ScalarSlot | undefined>): ImageSlot | undefined {
  return name
    ? {
        file: name.file,
        key: name.key.replace(/\.name$/, ''),
        repository: (newName ?? name).value,
        tag: newTag,
        digest,
      }
    : undefined;
}

/** `old=new:tag`, `name:tag`, `name@digest` */
function overridden(image: string): string {
  return canonicalRepository(
    parseImageName(image.slice(image.indexOf('=') + 1)).repository,
  );
}
