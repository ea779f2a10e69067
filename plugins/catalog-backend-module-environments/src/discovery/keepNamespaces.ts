import type { Entity } from '@backstage/catalog-model';
import { definitionOf } from '../claims/Claims';
import type { Candidate } from '../mapping/Candidate';
import { sortedSet } from '../mapping/groupBy';

/**
 * Adds the namespaces that the catalog has of an environment, for as long as its cluster cannot be
 * asked for them.
 */
export function keepNamespaces(
  candidate: Candidate,
  previous: Entity | undefined,
  unreadClusters: ReadonlySet<string>,
): Candidate {
  const { cluster } = candidate;
  if (!previous || !cluster || !unreadClusters.has(cluster)) {
    return candidate;
  }
  const before = definitionOf(previous);
  return before.cluster === cluster
    ? {
        ...candidate,
        namespaces: sortedSet([...candidate.namespaces, ...before.namespaces]),
      }
    : candidate;
}
