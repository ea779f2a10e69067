import type {
  PartConformance,
  RequirementConformance,
} from '@flightdeck/plugin-environments-common';

const OPEN = ['missing', 'different', 'unknown'] as const;

/**
 * What of a part that is there is not as expected, such as `1 missing, 2 unknown`; undefined where
 * the state of the part says it all.
 */
export function partWords(
  { id, live }: PartConformance,
  requirements: readonly RequirementConformance[],
): string | undefined {
  if (live.length === 0) {
    return undefined;
  }
  const counts = OPEN.map(state => ({
    state,
    count: requirements.filter(each => each.part === id && each.state === state)
      .length,
  })).filter(({ count }) => count > 0);
  return counts.length === 0
    ? undefined
    : counts.map(({ state, count }) => `${count} ${state}`).join(', ');
}
