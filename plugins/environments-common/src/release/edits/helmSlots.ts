import { parseImageName } from '../ImageName';
import type { ImageSlot, ImageSlots, RepositoryFile } from './ImageSlot';
import { readScalars, type ScalarEntry, type YamlPath } from './readScalars';
import type { ScalarSlot } from './ScalarSlot';

/**
 * The images in the values files of a chart. Of each value that which the last file sets counts.
 *
 * Read are `image: repository:tag`; blocks with `repository`, and `tag` or `digest`, and with
 * `registry` where there is one; and `image` beside `tag` or `imageTag`.
 *
 * @param files - in the order in which Helm reads them: the chart's own first
 * @param parameters - the names of values that the application itself sets, and that win
 *
 * @public
 */
export function helmSlots(
  files: readonly RepositoryFile[],
  parameters: readonly string[] = [],
): ImageSlots {
  const read = files.map(({ path, text }) => readScalars(path, text));
  const merged = mergeValues(read.map(({ documents }) => documents.flat()));
  const blocks = new Map<string, { path: YamlPath } & Block>();
  for (const { path, slot } of merged) {
    const parent = path.slice(0, -1);
    const id = JSON.stringify(parent);
    const block = blocks.get(id) ?? { path: parent, values: {} };
    block.values[String(path.at(-1))] = slot;
    blocks.set(id, block);
  }
  const set = new Set(parameters.map(name => name.replaceAll('\\.', '.')));
  return {
    slots: [...blocks.values()]
      .flatMap(({ values }) => slotsOf(values))
      .map(slot => withOverride(slot, set)),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

interface Block {
  values: Record<string, ScalarSlot | undefined>;
}

/** Maps are merged; a list or a scalar takes the place of what was there before. */
function mergeValues(files: readonly ScalarEntry[][]): ScalarEntry[] {
  let merged: ScalarEntry[] = [];
  for (const entries of files) {
    const replaced = entries.map(({ path }) => {
      const list = path.findIndex(part => typeof part === 'number');
      return list < 0 ? path : path.slice(0, list);
    });
    merged = [
      ...merged.filter(
        ({ path }) =>
          !replaced.some(
            above => startsWith(path, above) || startsWith(above, path),
          ),
      ),
      ...entries,
    ];
  }
  return merged;
}

function startsWith(path: YamlPath, above: YamlPath): boolean {
  return (
    above.length <= path.length &&
    above.every((part, index) => part === path[index])
  );
}

function slotsOf(values: Block['values']): ImageSlot[] {
  const { image, imageTag, registry, repository } = values;
  const tag = values.tag ?? imageTag;
  const digest = values.digest?.value ? values.digest : undefined;
  const name = repository ?? (image && isBare(image) ? image : undefined);
  const isBlock = name !== undefined && name.value !== '' && (tag || digest);
  const whole = Object.entries(values).flatMap(([key, slot]) =>
    slot && /image$/i.test(key) && slot !== name && isWhole(slot) ? [slot] : [],
  );
  return [
    ...(name && isBlock
      ? [
          {
            file: (tag ?? digest ?? name).file,
            key: (tag ?? digest ?? name).key,
            repository: registry?.value
              ? `${registry.value}/${name.value}`
              : name.value,
            tag,
            digest,
            mayBePrefix: true,
          },
        ]
      : []),
    ...whole.map(slot => ({
      file: slot.file,
      key: slot.key,
      repository: parseImageName(slot.value).repository,
      whole: slot,
    })),
  ];
}

function isBare({ value }: ScalarSlot): boolean {
  const { tag, digest } = parseImageName(value);
  return value !== '' && tag === undefined && digest === undefined;
}

function isWhole(slot: ScalarSlot): boolean {
  return slot.value !== '' && !isBare(slot);
}

function withOverride(
  slot: ImageSlot,
  parameters: ReadonlySet<string>,
): ImageSlot {
  const found = [slot.whole, slot.tag, slot.digest].find(
    scalar => scalar && parameters.has(scalar.key),
  );
  return found
    ? {
        ...slot,
        override: `The application itself sets the Helm parameter ${found.key}, which wins over ${found.file}.`,
      }
    : slot;
}
