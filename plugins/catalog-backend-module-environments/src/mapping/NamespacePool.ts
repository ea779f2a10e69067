import { toEntityName } from '../config/entityNames';
import type { Candidate } from './Candidate';
import { sortedSet } from './groupBy';

function keyOf({ system, stage, cluster }: Candidate): string | undefined {
  return system && stage && cluster
    ? JSON.stringify([toEntityName(system), stage, cluster])
    : undefined;
}

/** Environments that were found in clusters, until one of Argo CD turns out to be the same. */
export class NamespacePool {
  readonly #candidates = new Map<string, Candidate>();

  constructor(candidates: Iterable<Candidate>) {
    for (const candidate of candidates) {
      const key = keyOf(candidate);
      if (key) {
        this.#candidates.set(key, candidate);
      }
    }
  }

  /** Gives an environment the namespaces of its system, stage and cluster, which it then has alone. */
  join(candidate: Candidate): Candidate {
    const key = keyOf(candidate);
    const found = key ? this.#candidates.get(key) : undefined;
    if (!key || !found) {
      return candidate;
    }
    this.#candidates.delete(key);
    return {
      ...candidate,
      owner: candidate.owner ?? found.owner,
      namespaces: sortedSet([...candidate.namespaces, ...found.namespaces]),
    };
  }

  /** Whether nothing has taken this one. */
  has(candidate: Candidate): boolean {
    const key = keyOf(candidate);
    return key !== undefined && this.#candidates.get(key) === candidate;
  }
}
