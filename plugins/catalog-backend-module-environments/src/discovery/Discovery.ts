import type {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { type CatalogContent, readCatalog } from '../catalog/readCatalog';
import type { DiscoveryConfig } from '../config/DiscoveryConfig';
import { toEntity } from '../mapping/toEntity';
import { RemovalGuard } from '../removal/RemovalGuard';
import { DiscoveryLog } from './DiscoveryLog';
import { DiscoveryProvider } from './DiscoveryProvider';
import type { DiscoverySource } from './DiscoverySource';
import { locationOf } from './location';
import { candidatesOf, planRun, type ReadSource } from './planRun';
import type { SourcePlan } from './planSource';
import { planSystems, SYSTEMS } from './planSystems';

export interface DiscoveryOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: DiscoveryConfig;
  logger: LoggerService;
  runner: SchedulerServiceTaskRunner;
  /** The more telling first. */
  sources: readonly DiscoverySource[];
}

/** The name under which the catalog keeps what a source has; it must stay the same for good. */
function providerNameOf(sourceId: string): string {
  return `flightdeck-environments/${sourceId}`;
}

/** Looks at all sources from time to time, and keeps the catalog in step with them. */
export class Discovery {
  readonly #options: DiscoveryOptions;
  readonly #log: DiscoveryLog;
  readonly #guards = new Map<string, RemovalGuard>();
  readonly #providers = new Map<string, DiscoveryProvider>();
  #scheduled = false;

  constructor(options: DiscoveryOptions) {
    const { config, logger, sources } = options;
    this.#options = options;
    this.#log = new DiscoveryLog(logger);
    const onConnect = () => this.#schedule();
    for (const { id } of sources) {
      this.#guards.set(id, new RemovalGuard(config.removal));
    }
    const ids = sources.map(({ id }) => id);
    for (const id of config.createSystems ? [...ids, SYSTEMS] : ids) {
      const provider = new DiscoveryProvider(providerNameOf(id), onConnect);
      this.#providers.set(id, provider);
    }
  }

  /** To be added to the catalog, all of them. */
  get providers(): DiscoveryProvider[] {
    return [...this.#providers.values()];
  }

  /** Begins when the catalog has taken the last provider. */
  async #schedule(): Promise<void> {
    if (!this.#scheduled && this.providers.every(each => each.isConnected)) {
      this.#scheduled = true;
      await this.#options.runner.run({
        id: 'flightdeck-environments-discovery',
        fn: signal => this.run(signal),
      });
    }
  }

  /** Looks once. Rejects, and changes nothing, when the catalog cannot be read. */
  async run(signal: AbortSignal): Promise<void> {
    const { auth, catalog, config } = this.#options;
    const sources = await this.#readSources(signal);
    const wanted = this.#findWanted(sources);
    const content = await readCatalog({ catalog, auth, wanted });
    signal.throwIfAborted();
    const plan = planRun(sources, content, config);
    // What one source loses to another one is gone from it before the other one gets it.
    for (const { source, reading } of [...sources].reverse()) {
      const sourcePlan = plan.sources.get(source.id);
      this.#log.tellReading(source.title, reading, sourcePlan);
      if (sourcePlan && reading.state === 'read') {
        await this.#apply(source, sourcePlan, reading.complete);
      }
    }
    if (config.createSystems) {
      await this.#applySystems(sources, plan.entities, content);
    }
  }

  async #readSources(signal: AbortSignal): Promise<ReadSource[]> {
    return Promise.all(
      this.#options.sources.map(async source => ({
        source,
        reading: await source.read(signal),
        guard: this.#guardOf(source.id),
      })),
    );
  }

  #guardOf(id: string): RemovalGuard {
    const guard = this.#guards.get(id);
    if (!guard) {
      throw new Error(`There is no source '${id}'.`);
    }
    return guard;
  }

  /** References that discovery would like to use. */
  #findWanted(sources: readonly ReadSource[]): string[] {
    return sources.flatMap(({ source, reading }) =>
      candidatesOf(reading).map(candidate =>
        stringifyEntityRef(
          toEntity(candidate, locationOf(source.id), this.#options.config),
        ),
      ),
    );
  }

  async #apply(
    source: DiscoverySource,
    plan: SourcePlan,
    complete: boolean,
  ): Promise<void> {
    const provider = this.#providers.get(source.id);
    if (complete) {
      await provider?.replaceAll(plan.entities.values());
    } else {
      const added = new Set(plan.added);
      const entities = [...plan.entities].filter(([ref]) => added.has(ref));
      await provider?.add(entities.map(([, entity]) => entity));
    }
    this.#log.tellPlan(source.title, plan);
  }

  async #applySystems(
    sources: readonly ReadSource[],
    environments: readonly Entity[],
    content: CatalogContent,
  ): Promise<void> {
    const systems = planSystems({
      environments,
      content,
      owner: this.#options.config.owner,
      allRead: sources.every(
        ({ reading }) => reading.state === 'read' && reading.complete,
      ),
    });
    await this.#providers.get(SYSTEMS)?.replaceAll(systems);
  }
}
