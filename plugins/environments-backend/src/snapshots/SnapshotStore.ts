import { setImmediate as breathe } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  type EnvironmentDefinition,
  type EnvironmentFacts,
  type FleetEnvironment,
  type SourceStatus,
  summarizeForFleet,
} from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { SourceRegistry } from '../sources/SourceRegistry';
import { assembleFacts } from './assembleFacts';
import {
  type StoredSnapshot,
  storeSnapshot,
  type UnversionedSnapshot,
} from './StoredSnapshot';
import { unjudgedSnapshot } from './unjudgedSnapshot';

/** Judges facts in the light of what the last judgement remembered. Pure. */
export type Evaluate<Memory> = (
  facts: EnvironmentFacts,
  previous: Memory | undefined,
  now: Date,
) => { snapshot: UnversionedSnapshot; memory: Memory };

export interface SnapshotStoreOptions<Memory> {
  environments: Pick<CatalogEnvironments, 'list' | 'get' | 'subscribe'>;
  sources: Pick<SourceRegistry, 'read'>;
  evaluate: Evaluate<Memory>;
  logger: LoggerService;
  now: () => number;
  delay: Delay;
  /** Changes are gathered for this long before they are evaluated. */
  gatherMs: number;
  /** Hold times and ages pass without any change; so all is evaluated this often. */
  reevaluateMs: number;
}

interface Entry<Memory> extends StoredSnapshot {
  memory: Memory | undefined;
  fleet: FleetEnvironment;
}

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
    return environment && this.#current(environment);
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

  /** Evaluates every environment anew, leaving the event loop free between them. */
  async reevaluateAll(): Promise<void> {
    for (const environment of this.#options.environments.list()) {
      this.#tryRefresh(environment.ref);
      await breathe();
    }
  }

  async #runSweeps(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#options.delay(this.#options.reevaluateMs, signal);
      try {
        await this.reevaluateAll();
      } catch (error) {
        this.#report('A sweep over all environments', error);
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
            this.#entries.get(environment.ref)?.snapshot.environment !==
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
    const before = this.#entries.get(ref)?.snapshot.version;
    if (this.#evaluate(environment).snapshot.version !== before) {
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

  /** Does not fail for what one environment or its sources are: the others must go on. */
  #evaluate(environment: EnvironmentDefinition): Entry<Memory> {
    const { evaluate, now, sources } = this.#options;
    const at = new Date(now());
    const previous = this.#entries.get(environment.ref)?.memory;
    let known: readonly SourceStatus[] = [];
    let entry: Entry<Memory>;
    try {
      const facts = assembleFacts(environment, sources.read(environment));
      known = facts.sources;
      const { snapshot, memory } = evaluate(facts, previous, at);
      entry = toEntry(snapshot, memory);
    } catch (error) {
      this.#report(`Evaluating ${environment.ref}`, error);
      entry = toEntry(unjudgedSnapshot(environment, known, at), previous);
    }
    this.#entries.set(environment.ref, entry);
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

function toEntry<Memory>(
  unversioned: UnversionedSnapshot,
  memory: Memory | undefined,
): Entry<Memory> {
  const stored = storeSnapshot(unversioned);
  return { ...stored, memory, fleet: summarizeForFleet(stored.snapshot) };
}
