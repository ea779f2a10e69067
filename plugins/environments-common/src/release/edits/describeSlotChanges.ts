import type { DifferenceLine } from '../../delivery/ResourceDifference';
import type { SlotChange } from './ScalarSlot';

/**
 * The lines that a person is shown of changes in one file: the slots alone, and nothing around
 * them.
 *
 * @public
 */
export function describeSlotChanges(
  changes: readonly Pick<SlotChange, 'key' | 'before' | 'after' | 'start'>[],
): DifferenceLine[] {
  return [...changes]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ key, before, after }): DifferenceLine[] => [
      { type: 'removed', text: `${key}: ${before}` },
      { type: 'added', text: `${key}: ${after}` },
    ]);
}
