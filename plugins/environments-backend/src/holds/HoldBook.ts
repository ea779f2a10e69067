import { isDeepStrictEqual } from 'node:util';
import type { Hold } from '@flightdeck/plugin-environments-common';
import { Turns } from '../concurrency/Turns';
import type { HoldStore } from '../database/HoldStore';

const NONE: readonly Hold[] = [];

/** The holds that last, in memory, as the database last told them. */
export class HoldBook {
  readonly #store: Pick<HoldStore, 'listLasting'>;
  readonly #listeners = new Set<(refs: readonly string[]) => void>();
  #holds: ReadonlyMap<string, readonly [Hold]> | undefined;
  readonly #reads = new Turns();

  constructor(options: { store: Pick<HoldStore, 'listLasting'> }) {
    this.#store = options.store;
  }

  /** All of them; none before the first read. */
  list(): readonly Hold[] {
    return [...(this.#holds?.values() ?? [])].flat();
  }

  /**
   * Those of an environment, of which there is one at most: the same array until something about it
   * changes. Undefined before the first read.
   */
  of(environmentRef: string): readonly Hold[] | undefined {
    return this.#holds && (this.#holds.get(environmentRef) ?? NONE);
  }

  /** Calls the listener with the environments whose hold changed. */
  subscribe(listener: (refs: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One read after the other: an older answer must not take the place of a newer one. */
  reload(): Promise<void> {
    return this.#reads.run('holds', () => this.#read());
  }

  async #read(): Promise<void> {
    const before = this.#holds;
    const next = new Map<string, readonly [Hold]>();
    const changed = new Set(before ? before.keys() : []);
    for (const hold of await this.#store.listLasting()) {
      const ref = hold.environmentRef;
      const known = before?.get(ref);
      const isSame = known && isDeepStrictEqual(known[0], hold);
      next.set(ref, isSame ? known : [hold]);
      if (isSame) {
        changed.delete(ref);
      } else {
        changed.add(ref);
      }
    }
    this.#holds = next;
    if (changed.size > 0) {
      this.#listeners.forEach(listener => listener([...changed]));
    }
  }
}
