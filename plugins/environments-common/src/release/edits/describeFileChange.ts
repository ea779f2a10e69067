import { structuredPatch } from 'diff';
import type { DifferenceLine } from '../../delivery/ResourceDifference';
import { helmSlots } from './helmSlots';
import type { ImageSlot } from './ImageSlot';
import { isManifest, manifestSlots } from './manifestSlots';

/**
 * The lines that a person is shown of a file that is replaced as a whole: its images, and how many
 * other lines differ. What those hold is not told, as it may be configuration.
 *
 * @param before - undefined when the file is new
 * @param after - undefined when the file is deleted
 *
 * @public
 */
export function describeFileChange(
  path: string,
  before: string | undefined,
  after: string | undefined,
): DifferenceLine[] {
  const [old, next] = [before, after].map(text => imagesOf(path, text));
  const keys = [...new Set([...old.keys(), ...next.keys()])].filter(
    key => old.get(key) !== next.get(key),
  );
  const told = keys.flatMap((key): DifferenceLine[] => [
    ...line('removed', key, old.get(key)),
    ...line('added', key, next.get(key)),
  ]);
  if (before === undefined || after === undefined) {
    const count = countLines(before ?? after ?? '');
    const words = before === undefined ? 'new file' : 'file is deleted';
    return [...told, { type: 'gap', text: `${words}, ${lines(count)}` }];
  }
  const { hunks } = structuredPatch('', '', before, after, '', '', {
    context: 0,
  });
  const [removed, added] = ['-', '+'].map(
    sign =>
      hunks.flatMap(hunk => hunk.lines.filter(text => text.startsWith(sign)))
        .length,
  );
  const others = {
    removed: removed - told.filter(({ type }) => type === 'removed').length,
    added: added - told.filter(({ type }) => type === 'added').length,
  };
  return others.removed > 0 || others.added > 0
    ? [
        ...told,
        {
          type: 'gap',
          text: `${others.removed} other ${
            others.removed === 1 ? 'line is' : 'lines are'
          } taken away, ${others.added} added`,
        },
      ]
    : told;
}

/** Images, by the key at which they stand. */
function imagesOf(path: string, text = ''): Map<string, string> {
  if (!isManifest(path)) {
    return new Map();
  }
  const files = [{ path, text }];
  const { slots: ofContainers } = manifestSlots(files);
  const slots = ofContainers.length > 0 ? ofContainers : helmSlots(files).slots;
  return new Map(
    slots.flatMap(slot =>
      scalarsOf(slot).map(({ key, value }): [string, string] => [key, value]),
    ),
  );
}

function scalarsOf({ digest, tag, whole }: ImageSlot) {
  return [whole, tag, digest].flatMap(scalar => scalar ?? []);
}

function line(
  type: 'removed' | 'added',
  key: string,
  value: string | undefined,
): DifferenceLine[] {
  return value === undefined ? [] : [{ type, text: `${key}: ${value}` }];
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}

function countLines(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}
