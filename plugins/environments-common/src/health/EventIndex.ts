import type { KubernetesEvent } from '../kubernetes';
import { newestFirst } from './events';

/** The events of each object, newest first; sorted when they are first asked for. */
export class EventIndex {
  readonly #events = new Map<string, KubernetesEvent[]>();
  readonly #sorted = new Map<string, readonly KubernetesEvent[]>();

  constructor(list: readonly KubernetesEvent[]) {
    for (const event of list) {
      const { uid } = event.involvedObject;
      if (uid) {
        const known = this.#events.get(uid);
        if (known) {
          known.push(event);
        } else {
          this.#events.set(uid, [event]);
        }
      }
    }
  }

  of(uid: string): readonly KubernetesEvent[] {
    const known = this.#sorted.get(uid);
    if (known) {
      return known;
    }
    const sorted = newestFirst(this.#events.get(uid) ?? []);
    this.#sorted.set(uid, sorted);
    return sorted;
  }
}
