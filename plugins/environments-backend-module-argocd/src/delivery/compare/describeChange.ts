import {
  diffManifests,
  type ResourceDifference,
} from '@flightdeck/plugin-environments-common';
import type { Manifest } from './Manifest';

type Identity = Pick<
  ResourceDifference,
  'group' | 'kind' | 'namespace' | 'name'
>;

/** What a change makes of one resource; `undefined` is one that is not there. */
export interface Sides {
  before: Manifest | undefined;
  after: Manifest | undefined;
}

/** The difference of one resource, in lines that hold no value. */
export function describeChange(
  identity: Identity,
  change: ResourceDifference['change'],
  { before, after }: Sides,
): ResourceDifference {
  const { lines, omitted } = diffManifests(before, after);
  const isHidden = change === 'update' && lines.length === 0;
  const notes = [
    omitted > 0 ? `${omitted} more lines differ and are left out.` : [],
    isHidden ? 'What differs is not shown, as it may hold a value.' : [],
  ].flat();
  return {
    ...identity,
    change,
    lines: isHidden ? undefined : lines,
    note: notes.length > 0 ? notes.join(' ') : undefined,
  };
}

const KEEP_OPTION = 'Prune=false';

/** What becomes of a resource that Git does not have. */
export function describeSurplus(
  identity: Identity,
  live: Manifest,
  { prune, words }: { prune: boolean; words: readonly string[] },
): ResourceDifference {
  if (prune && !words.includes(KEEP_OPTION)) {
    return describeChange(identity, 'prune', {
      before: live,
      after: undefined,
    });
  }
  return {
    ...identity,
    change: 'keep',
    lines: [],
    note: prune
      ? 'It is not in Git, and says that it must not be pruned.'
      : undefined,
  };
}
