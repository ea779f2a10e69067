import type {
  ConformanceFacts,
  EnvironmentDefinition,
  EnvironmentRelease,
  ReleaseBoard,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentCatalog } from '@flightdeck/plugin-environments-node';
import type { DeploymentStore } from '../history/DeploymentStore';
import type { FilteredRequestOptions } from '../services/narrowToVisible';
import type { FactsReader } from '../snapshots/FactsReader';
import type { StoredSnapshot } from '../snapshots/StoredSnapshot';
import { compareWithSource } from './compareWithSource';
import { describeRelease } from './describeRelease';
import { environmentsOfSystem } from './environmentsOfSystem';
import { findDeployer } from './findDeployer';
import type { ReleasesService } from './ReleasesService';

/** Deployments of an environment among which the last is looked for. */
const RECENT = 50;

export interface DefaultReleasesServiceOptions {
  environments: Pick<EnvironmentCatalog, 'list'>;
  facts: Pick<FactsReader, 'read'>;
  snapshots: { get(ref: string): StoredSnapshot | undefined };
  deployments: Pick<DeploymentStore, 'listRecent'>;
  /** The configured stages in their order. */
  stages: readonly string[];
  now: () => number;
}

/** Answers from memory and our database; asks nobody's permission. */
export class DefaultReleasesService implements ReleasesService {
  readonly #options: DefaultReleasesServiceOptions;

  constructor(options: DefaultReleasesServiceOptions) {
    this.#options = options;
  }

  async board(
    systemRef: string,
    { filter }: FilteredRequestOptions,
  ): Promise<ReleaseBoard> {
    const { environments, facts, now, stages } = this.#options;
    const visible = environments
      .list()
      .filter(environment => filter?.(environment) ?? true);
    const readOf = (ref: string): ConformanceFacts | undefined => {
      const environment = visible.find(each => each.ref === ref);
      return environment && facts.read(environment);
    };
    return {
      systemRef,
      environments: await Promise.all(
        environmentsOfSystem(systemRef, visible, stages).map(environment =>
          this.#describe(environment, readOf),
        ),
      ),
      asOf: new Date(now()).toISOString(),
    };
  }

  async #describe(
    environment: EnvironmentDefinition,
    readOf: (ref: string) => ConformanceFacts | undefined,
  ): Promise<EnvironmentRelease> {
    const { deployments, facts, snapshots } = this.#options;
    const { name, promotesFrom, ref, stage } = environment;
    const own = facts.read(environment);
    const snapshot = snapshots.get(ref)?.snapshot;
    const source =
      promotesFrom === undefined ? undefined : readOf(promotesFrom);
    return {
      environmentRef: ref,
      name,
      stage,
      promotesFrom,
      health: snapshot?.health.status ?? 'unknown',
      ...describeRelease(own),
      ...findDeployer(
        own.applications ?? [],
        await deployments.listRecent(ref, RECENT),
      ),
      held: snapshot?.hold !== undefined,
      ...(source && compareWithSource(source, own)),
    };
  }
}
