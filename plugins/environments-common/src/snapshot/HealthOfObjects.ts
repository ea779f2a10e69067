import type { Subject } from '../health/Finding';
import { type Health, worstHealth } from '../health/Health';
import type { HeldFinding } from '../health/HeldFinding';
import { subjectKey, subjectOf } from '../health/subjects';
import type { ObjectMetadata } from '../kubernetes';

/** The worst that the rules say of each object, if anything. */
export class HealthOfObjects {
  readonly #health = new Map<string, Health>();

  /** The keys of the workloads of which a Pod is judged. */
  readonly #owners = new Set<string>();

  constructor(judgements: Iterable<HeldFinding>) {
    for (const { subject, owner, severity } of judgements) {
      if (severity !== 'info') {
        if (owner) {
          this.#owners.add(subjectKey(owner));
        }
        const key = subjectKey(subject);
        const known = this.#health.get(key) ?? severity;
        this.#health.set(
          key,
          known === severity ? known : worstHealth([known, severity], severity),
        );
      }
    }
  }

  /** Whether anything may be said of a workload's Pods. */
  speaksOfPodsOf(owner: Subject): boolean {
    return this.#owners.has(subjectKey(owner));
  }

  of(subject: Subject): Health | undefined {
    return this.#health.get(subjectKey(subject));
  }

  ofObject(kind: string, metadata: ObjectMetadata): Health | undefined {
    return metadata.uid
      ? this.#health.get(metadata.uid)
      : this.of(subjectOf(kind, metadata));
  }
}
