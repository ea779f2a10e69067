import { isDeepStrictEqual } from 'node:util';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type EnvironmentDefinition,
  type KnownBlueprints,
  parseEnvironment,
} from '@flightdeck/plugin-environments-common';
import type {
  Delay,
  EnvironmentCatalog,
} from '@flightdeck/plugin-environments-node';
import { withdrawContested } from './contestedApplications';
import { withSystemOwners } from './withSystemOwners';

/** Unknown names are looked up at most this often, whoever asks. */
const FIND_INTERVAL_MS = 2_000;
const FIRST_RETRY_MS = 1_000;
const PAGE_SIZE = 500;

export interface CatalogEnvironmentsOptions {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  stages: readonly string[];
  blueprints: KnownBlueprints;
  refreshSeconds: number;
  now: () => number;
  delay: Delay;
  random: () => number;
}

/**
 * The environments of the software catalog, read with the plugin's own credentials. Whether a
 * person may see one of them is decided elsewhere.
 */
export class CatalogEnvironments implements EnvironmentCatalog {
  readonly #options: CatalogEnvironmentsOptions;
  readonly #listeners = new Set<() => void>();
  #environments: ReadonlyMap<string, EnvironmentDefinition> = new Map();
  #refreshing?: Promise<boolean>;
  #refreshedAt?: number;
  #soughtAt = -Infinity;
  #failing = false;

  constructor(options: CatalogEnvironmentsOptions) {
    this.#options = options;
  }

  list(): readonly EnvironmentDefinition[] {
    return [...this.#environments.values()];
  }

  /** The environment as it is known now. */
  get(ref: string): EnvironmentDefinition | undefined {
    return this.#environments.get(ref);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Why the list may be out of date, as a sentence. */
  get problem(): string | undefined {
    if (this.#refreshedAt === undefined) {
      return this.#failing
        ? 'The catalog cannot be read, so the environments are not known yet.'
        : 'The environments have not been read from the catalog yet.';
    }
    if (this.#failing) {
      const since = new Date(this.#refreshedAt).toISOString();
      return `The catalog cannot be read; this list is as of ${since}.`;
    }
    return undefined;
  }

  /**
   * Finds an environment; when it is not known, reads the catalog at once, so that a new entity
   * works without waiting for the next refresh.
   */
  async find(ref: string): Promise<EnvironmentDefinition | undefined> {
    const known = this.get(ref);
    if (known) {
      return known;
    }
    const now = this.#options.now();
    if (this.#refreshing || now - this.#soughtAt >= FIND_INTERVAL_MS) {
      this.#soughtAt = now;
      await this.refresh();
    }
    return this.get(ref);
  }

  /** Refreshes until the signal aborts; sooner again, with back-off, after a failure. */
  async run(signal: AbortSignal): Promise<void> {
    const { refreshSeconds, random, delay } = this.#options;
    const regular = refreshSeconds * 1000;
    let retry = FIRST_RETRY_MS;
    while (!signal.aborted) {
      const succeeded = await this.#tryRefresh();
      const pause = succeeded ? regular : Math.min(retry, regular);
      retry = succeeded ? FIRST_RETRY_MS : retry * 2;
      // Spread, so that replicas do not ask in step.
      await delay(pause * (0.9 + 0.2 * random()), signal);
    }
  }

  /** One turn of the loop: nothing that happens in it may end the loop. */
  async #tryRefresh(): Promise<boolean> {
    try {
      return await this.refresh();
    } catch (error) {
      this.#options.logger.error(
        `Refreshing the environments failed: ${stringifyError(error)}`,
      );
      return false;
    }
  }

  /** Reads the catalog once; false when it could not be read. Joins a read that is under way. */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh(): Promise<boolean> {
    const { logger, now } = this.#options;
    let found: EnvironmentDefinition[];
    try {
      found = await this.#read();
    } catch (error) {
      if (!this.#failing) {
        logger.warn(`The catalog cannot be read: ${stringifyError(error)}`);
      }
      this.#failing = true;
      return false;
    }
    if (this.#failing) {
      logger.info('The catalog can be read again');
    }
    this.#failing = false;
    this.#refreshedAt = now();
    this.#take(found);
    return true;
  }

  async #read(): Promise<EnvironmentDefinition[]> {
    const { auth, blueprints, catalog, stages } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const pages = catalog.streamEntities(
      {
        filter: { kind: 'resource', 'spec.type': 'environment' },
        fields: ['apiVersion', 'kind', 'metadata', 'spec'],
        pageSize: PAGE_SIZE,
      },
      { credentials },
    );
    const found: EnvironmentDefinition[] = [];
    for await (const page of pages) {
      found.push(
        ...page.map(entity => parseEnvironment(entity, { stages, blueprints })),
      );
    }
    return withSystemOwners(withdrawContested(found), catalog, credentials);
  }

  #take(found: EnvironmentDefinition[]): void {
    const next = new Map<string, EnvironmentDefinition>();
    let changed = false;
    for (const environment of found.sort((a, b) => (a.ref < b.ref ? -1 : 1))) {
      const before = this.#environments.get(environment.ref);
      // An unchanged definition stays the same object, so that others can compare by identity.
      const same = before && isDeepStrictEqual(before, environment);
      changed ||= !same;
      next.set(environment.ref, same ? before : environment);
    }
    changed ||= next.size !== this.#environments.size;
    this.#environments = next;
    if (changed) {
      this.#notify();
    }
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener();
      } catch (error) {
        this.#options.logger.error(
          `A listener to changes of environments failed: ${stringifyError(
            error,
          )}`,
        );
      }
    }
  }
}
