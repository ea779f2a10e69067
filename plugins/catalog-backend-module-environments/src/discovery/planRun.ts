import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogContent } from '../catalog/readCatalog';
import { Claims } from '../claims/Claims';
import type { DiscoveryConfig } from '../config/DiscoveryConfig';
import type { Candidate } from '../mapping/Candidate';
import { NamespacePool } from '../mapping/NamespacePool';
import { toEntity } from '../mapping/toEntity';
import type { RemovalGuard } from '../removal/RemovalGuard';
import type { DiscoverySource, SourceReading } from './DiscoverySource';
import { keepNamespaces } from './keepNamespaces';
import { locationOf } from './location';
import { planSource, type SourcePlan } from './planSource';

/** A source and what it said. */
export interface ReadSource {
  source: DiscoverySource;
  reading: SourceReading;
  guard: RemovalGuard;
}

export interface RunPlan {
  /** By the id of the source; a source that could not be read has none. */
  sources: Map<string, SourcePlan>;
  /** Every environment that the catalog is to have from discovery. */
  entities: Entity[];
}

/** Candidates of a source that was read; none of one that was not. */
export function candidatesOf(reading: SourceReading): readonly Candidate[] {
  return reading.state === 'read' ? reading.candidates : [];
}

function ofClusters(sources: readonly ReadSource[]): ReadSource[] {
  return sources.filter(({ source }) => source.kind === 'kubernetes');
}

function findUnreadClusters(sources: readonly ReadSource[]): Set<string> {
  return new Set(
    ofClusters(sources)
      .filter(({ reading }) => reading.state !== 'read' || !reading.complete)
      .map(({ source }) => source.name),
  );
}

/** Goes through the sources in their order: the earlier one has what two of them tell of. */
class Planner {
  /** What somebody wrote. */
  readonly #written = new Claims();
  /** That, and what an Argo CD has: an Argo CD knows more of an environment than its namespace. */
  readonly #deployed = new Claims();
  readonly #taken: Set<string>;
  readonly #pool: NamespacePool;
  readonly #unreadClusters: Set<string>;
  readonly #content: CatalogContent;
  readonly #config: DiscoveryConfig;

  constructor(
    sources: readonly ReadSource[],
    content: CatalogContent,
    config: DiscoveryConfig,
  ) {
    this.#content = content;
    this.#config = config;
    this.#taken = new Set(content.taken);
    this.#unreadClusters = findUnreadClusters(sources);
    this.#pool = new NamespacePool(
      ofClusters(sources).flatMap(({ reading }) => candidatesOf(reading)),
    );
    for (const entity of content.written) {
      this.#written.add(entity);
      this.#deployed.add(entity);
    }
  }

  plan({ source, reading, guard }: ReadSource): SourcePlan | undefined {
    const location = locationOf(source.id);
    const previous =
      this.#content.discovered.get(location) ?? new Map<string, Entity>();
    if (reading.state === 'failed') {
      this.#remember(source, previous);
      return undefined;
    }
    const toOwnEntity = (candidate: Candidate) =>
      toEntity(candidate, location, this.#config);
    const isArgocd = source.kind === 'argocd';
    const plan = planSource({
      title: source.title,
      candidates: isArgocd
        ? reading.candidates.map(candidate =>
            this.#withNamespaces(
              candidate,
              previous.get(stringifyEntityRef(toOwnEntity(candidate))),
            ),
          )
        : reading.candidates.filter(candidate => this.#pool.has(candidate)),
      complete: reading.complete,
      previous,
      claims: isArgocd ? this.#written : this.#deployed,
      taken: this.#taken,
      guard,
      toEntity: toOwnEntity,
    });
    this.#remember(source, plan.entities);
    return { ...plan, notes: [...reading.notes, ...plan.notes] };
  }

  #withNamespaces(
    candidate: Candidate,
    previous: Entity | undefined,
  ): Candidate {
    const joined =
      this.#config.groupBy === 'application'
        ? candidate
        : this.#pool.join(candidate);
    return keepNamespaces(joined, previous, this.#unreadClusters);
  }

  #remember(
    source: DiscoverySource,
    entities: ReadonlyMap<string, Entity>,
  ): void {
    for (const [ref, entity] of entities) {
      this.#taken.add(ref);
      if (source.kind === 'argocd') {
        this.#deployed.add(entity);
      }
    }
  }
}

/** Decides what becomes of all discovered environments. */
export function planRun(
  sources: readonly ReadSource[],
  content: CatalogContent,
  config: DiscoveryConfig,
): RunPlan {
  const planner = new Planner(sources, content, config);
  const plans = new Map<string, SourcePlan>();
  const entities: Entity[] = [];
  for (const read of sources) {
    const { id } = read.source;
    const plan = planner.plan(read);
    if (plan) {
      plans.set(id, plan);
    }
    const previous = content.discovered.get(locationOf(id));
    entities.push(...(plan?.entities ?? previous ?? new Map()).values());
  }
  return { sources: plans, entities };
}
