import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type {
  Delay,
  EnvironmentCatalog,
} from '@flightdeck/plugin-environments-node';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { LastingMaintenance, MaintenanceStore } from './MaintenanceStore';
import { withMaintenance } from './withMaintenance';

export interface MaintainedEnvironmentsOptions {
  inner: Pick<
    CatalogEnvironments,
    'find' | 'get' | 'list' | 'problem' | 'subscribe'
  >;
  store: Pick<MaintenanceStore, 'list'>;
  logger: LoggerService;
  now: () => number;
  delay: Delay;
  /** Between two reads of what other replicas have switched. */
  intervalMs: number;
}

/** An environment as the catalog has it, and as we tell of it. */
interface Maintained {
  base: EnvironmentDefinition;
  record: LastingMaintenance;
  told: EnvironmentDefinition;
}

/** The environments of the catalog, with the maintenance modes that people switched on. */
export class MaintainedEnvironments implements EnvironmentCatalog {
  readonly #options: MaintainedEnvironmentsOptions;
  readonly #listeners = new Set<() => void>();
  readonly #maintained = new Map<string, Maintained>();
  #records: ReadonlyMap<string, LastingMaintenance> = new Map();

  constructor(options: MaintainedEnvironmentsOptions) {
    this.#options = options;
  }

  list(): readonly EnvironmentDefinition[] {
    return this.#options.inner.list().map(base => this.#toMaintained(base));
  }

  get(ref: string): EnvironmentDefinition | undefined {
    const base = this.#options.inner.get(ref);
    return base && this.#toMaintained(base);
  }

  async find(ref: string): Promise<EnvironmentDefinition | undefined> {
    const base = await this.#options.inner.find(ref);
    return base && this.#toMaintained(base);
  }

  get problem(): string | undefined {
    return this.#options.inner.problem;
  }

  subscribe(listener: () => void): () => void {
    const unsubscribe = this.#options.inner.subscribe(listener);
    this.#listeners.add(listener);
    return () => {
      unsubscribe();
      this.#listeners.delete(listener);
    };
  }

  /** Keeps up with what is switched anywhere until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { delay, intervalMs, logger } = this.#options;
    let failing = false;
    while (!signal.aborted) {
      try {
        await this.reload();
        failing = false;
      } catch (error) {
        if (!failing) {
          logger.warn(
            `Maintenance modes cannot be read: ${stringifyError(error)}`,
          );
        }
        failing = true;
      }
      await delay(intervalMs, signal);
    }
  }

  /** Reads at once what is switched on. */
  async reload(): Promise<void> {
    const { logger, now, store } = this.#options;
    const read = await store.list(new Date(now()));
    const records = new Map(
      read.map(record => [record.environmentRef, record]),
    );
    if (isDeepStrictEqual(records, this.#records)) {
      return;
    }
    this.#records = records;
    for (const listener of [...this.#listeners]) {
      try {
        listener();
      } catch (error) {
        logger.error(
          `A listener to changes of maintenance failed: ${stringifyError(
            error,
          )}`,
        );
      }
    }
  }

  /** What did not change stays the same object, so that others can compare by identity. */
  #toMaintained(base: EnvironmentDefinition): EnvironmentDefinition {
    const record = this.#records.get(base.ref);
    if (!record) {
      this.#maintained.delete(base.ref);
      return base;
    }
    const known = this.#maintained.get(base.ref);
    if (known?.base === base && isDeepStrictEqual(known.record, record)) {
      return known.told;
    }
    const told = withMaintenance(base, record);
    this.#maintained.set(base.ref, { base, record, told });
    return told;
  }
}
