import { toEntityName } from '../config/entityNames';
import { sortedSet } from './groupBy';

/** The owner of several objects, and a sentence when they name more than one. */
export function joinOwners(
  owners: Iterable<string | undefined>,
  name: string,
): { owner?: string; note?: string } {
  const [owner, ...others] = sortedSet(owners);
  return {
    owner,
    note:
      others.length > 0
        ? `Environment '${name}' has several owners: ${[owner, ...others].join(
            ', ',
          )}. The first is taken.`
        : undefined,
  };
}

/**
 * What an environment of a system is called. The cluster belongs to its name where several are
 * configured, and not only where two have the same system: a new cluster renames nothing.
 */
export function nameOfGroup(options: {
  system: string;
  stage: string;
  place: string | undefined;
  severalClusters: boolean;
}): { name: string; title: string } {
  const { system, stage, place, severalClusters } = options;
  const suffix = severalClusters && place ? [place] : [];
  return {
    name: toEntityName(system, stage, ...suffix),
    title: [system, stage, ...suffix.map(text => `(${text})`)].join(' '),
  };
}
