import { setImmediate as breathe } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  type EnvironmentDefinition,
  type EnvironmentFacts,
  type FleetEnvironment,
  summarizeForFleet,
} from '@flightdeck/plugin-environments-common';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { SourceRegistry } from '../sources/SourceRegistry';
import type { Sleep } from '../time/sleep';
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
  sleep: Sleep;
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
      this.#refresh(environment.ref);
      await breathe();
    }
  }

  async #runSweeps(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#options.sleep(this.#options.reevaluateMs, signal);
      await this.reevaluateAll();
    }
  }

  async #runChanges(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#dirty.size === 0) {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
      await this.#options.sleep(this.#options.gatherMs, signal);
      const refs = [...this.#dirty];
      this.#dirty.clear();
      for (const ref of refs) {
        this.#refresh(ref);
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

  #evaluate(environment: EnvironmentDefinition): Entry<Memory> {
    const { evaluate, logger, now, sources } = this.#options;
    const at = new Date(now());
    const facts = assembleFacts(environment, sources.read(environment));
    const previous = this.#entries.get(environment.ref)?.memory;
    let judged: { snapshot: UnversionedSnapshot; memory: Memory | undefined };
    try {
      judged = evaluate(facts, previous, at);
    } catch (error) {
      logger.error(
        `Evaluating ${environment.ref} failed: ${stringifyError(error)}`,
      );
      judged = { snapshot: unjudgedSnapshot(facts, at), memory: previous };
    }
    const stored = storeSnapshot(judged.snapshot);
    const entry = {
      ...stored,
      memory: judged.memory,
      fleet: summarizeForFleet(stored.snapshot),
    };
    this.#entries.set(environment.ref, entry);
    return entry;
  }

  #emit(refs: readonly string[]): void {
    if (refs.length > 0) {
      this.#listeners.forEach(listener => listener(refs));
    }
  }
}
