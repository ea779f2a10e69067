import { setImmediate as breathe } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  EnvironmentDefinition,
  FleetEnvironment,
} from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import { type Entry, type EntryOptions, evaluateEntry } from './evaluateEntry';
import type { StoredSnapshot } from './StoredSnapshot';

export interface SnapshotStoreOptions<Memory> extends EntryOptions<Memory> {
  environments: Pick<CatalogEnvironments, 'list' | 'get' | 'subscribe'>;
  logger: LoggerService;
  delay: Delay;
  /** Changes are gathered for this long before they are evaluated. */
  gatherMs: number;
}

/** Looks for what is due so many times while something ages. */
const LOOKS = 10;

/** The current snapshot of every environment, in memory: a view asks no upstream. */
export class SnapshotStore<Memory> {
  readonly #options: SnapshotStoreOptions<Memory>;
  readonly #entries = new Map<string, Entry<Memory>>();
  readonly #dirty = new Set<string>();
  readonly #listeners = new Set<(refs: readonly string[]) => void>();
  #wake: () => void = () => {};

  constructor(options: SnapshotStoreOptions<Memory>) {
    this.#options = options;
  }

  /** The snapshot of an environment of the catalog; undefined when there is no such one. */
  get(ref: string): StoredSnapshot | undefined {
    const environment = this.#options.environments.get(ref);
    if (!environment) {
      return undefined;
    }
    const { at, stored } = this.#current(environment);
    if (this.#options.now() - at < this.#options.agingMs) {
      return stored;
    }
    // Nobody is shown ages that are older than they need be.
    this.#tryRefresh(ref);
    return this.#entries.get(ref)?.stored ?? stored;
  }

  /** Every environment in a few words, in the order of the catalog list. */
  fleet(): { environment: EnvironmentDefinition; row: FleetEnvironment }[] {
    return this.#options.environments.list().map(environment => ({
      environment,
      row: this.#current(environment).fleet,
    }));
  }

  /** Calls the listener with the refs of environments whose snapshot changed or vanished. */
  subscribe(listener: (refs: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says that the facts of these environments may have changed. Cheap. */
  changed(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.#dirty.add(ref);
    }
    this.#wake();
  }

  /** Keeps the snapshots current until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const unsubscribe = this.#options.environments.subscribe(() =>
      this.#followCatalog(),
    );
    const wake = () => this.#wake();
    signal.addEventListener('abort', wake);
    try {
      this.#followCatalog();
      await Promise.all([this.#runChanges(signal), this.#runSweeps(signal)]);
    } finally {
      signal.removeEventListener('abort', wake);
      unsubscribe();
    }
  }

  /** Evaluates the environments for which it is time, leaving the event loop free between them. */
  async refreshDue(): Promise<void> {
    const now = this.#options.now();
    for (const [ref, { dueAt }] of [...this.#entries]) {
      if (dueAt <= now) {
        this.#tryRefresh(ref);
        await breathe();
      }
    }
  }

  async #runSweeps(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#options.delay(this.#options.agingMs / LOOKS, signal);
      try {
        await this.refreshDue();
      } catch (error) {
        this.#report('A look for what is due', error);
      }
    }
  }

  async #runChanges(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#dirty.size === 0) {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
      await this.#options.delay(this.#options.gatherMs, signal);
      const refs = [...this.#dirty];
      this.#dirty.clear();
      for (const ref of refs) {
        this.#tryRefresh(ref);
        await breathe();
      }
    }
  }

  #followCatalog(): void {
    const { environments } = this.#options;
    const gone = [...this.#entries.keys()].filter(
      ref => !environments.get(ref),
    );
    for (const ref of gone) {
      this.#entries.delete(ref);
    }
    this.#emit(gone);
    this.changed(
      environments
        .list()
        .filter(
          environment =>
            this.#entries.get(environment.ref)?.stored.snapshot.environment !==
            environment,
        )
        .map(({ ref }) => ref),
    );
  }

  /** One turn of the loops: nothing that happens in it may end them. */
  #tryRefresh(ref: string): void {
    try {
      this.#refresh(ref);
    } catch (error) {
      this.#report(`Refreshing the snapshot of ${ref}`, error);
    }
  }

  #refresh(ref: string): void {
    const environment = this.#options.environments.get(ref);
    if (!environment) {
      return;
    }
    const before = this.#entries.get(ref)?.stored.snapshot.version;
    if (this.#evaluate(environment).stored.snapshot.version !== before) {
      this.#emit([ref]);
    }
  }

  #current(environment: EnvironmentDefinition): Entry<Memory> {
    const known = this.#entries.get(environment.ref);
    if (known) {
      return known;
    }
    const entry = this.#evaluate(environment);
    this.#emit([environment.ref]);
    return entry;
  }

  #evaluate(environment: EnvironmentDefinition): Entry<Memory> {
    const { ref } = environment;
    const before = this.#entries.get(ref);
    const entry = evaluateEntry(environment, before, {
      ...this.#options,
      failed: error => this.#report(`Evaluating ${ref}`, error),
    });
    this.#entries.set(ref, entry);
    return entry;
  }

  #emit(refs: readonly string[]): void {
    if (refs.length === 0) {
      return;
    }
    for (const listener of [...this.#listeners]) {
      try {
        listener(refs);
      } catch (error) {
        this.#report('A listener to changes of snapshots', error);
      }
    }
  }

  #report(what: string, error: unknown): void {
    this.#options.logger.error(`${what} failed: ${stringifyError(error)}`);
  }
}
