import { parse } from 'yaml';
import type { ScalarSlot, SlotChange } from './ScalarSlot';

/** What images, tags, digests and revisions of Git are made of. */
const SAFE = /^\w[\w./:@+~-]*$/;

/**
 * Gives a slot another value, with the quotes that it has; quotes are added where the value would
 * else be read as a number or the like.
 *
 * @returns undefined when the value is not one that is ever written
 *
 * @public
 */
export function changeSlot(
  slot: ScalarSlot,
  after: string,
): SlotChange | undefined {
  if (!SAFE.test(after)) {
    return undefined;
  }
  const { file, key, start, end, value } = slot;
  const quote = slot.quote || (parse(after) === after ? '' : '"');
  const text = `${quote}${after}${quote}`;
  return { file, key, before: value, after, start, end, text };
}

/**
 * Makes changes in the text of one file. They must have been worked out on that text, and not
 * overlap.
 *
 * @public
 */
export function applySlotChanges(
  text: string,
  changes: readonly Pick<SlotChange, 'start' | 'end' | 'text'>[],
): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (before, change) =>
        before.slice(0, change.start) + change.text + before.slice(change.end),
      text,
    );
}
