import type { Subject } from '../health/Finding';
import { type Health, worstHealth } from '../health/Health';
import type { HeldFinding } from '../health/HeldFinding';
import { subjectKey } from '../health/subjects';

/** The worst that the rules say of each object, if anything. */
export class HealthOfObjects {
  readonly #health = new Map<string, Health>();

  constructor(judgements: Iterable<HeldFinding>) {
    for (const { subject, severity } of judgements) {
      if (severity !== 'info') {
        const key = subjectKey(subject);
        const known = this.#health.get(key) ?? severity;
        this.#health.set(key, worstHealth([known, severity], severity));
      }
    }
  }

  of(subject: Subject): Health | undefined {
    return this.#health.get(subjectKey(subject));
  }
}
