import { NotFoundError } from '@backstage/errors';
import {
  calculateDora,
  type DeploymentList,
  type DoraFigures,
  type DoraReport,
  type EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentCatalog } from '@flightdeck/plugin-environments-node';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import { environmentsOfSystem } from '../releases/environmentsOfSystem';
import type { FilteredRequestOptions } from '../services/narrowToVisible';
import type { DeploymentQuery, DeploymentStore } from './DeploymentStore';
import type { HistoryService } from './HistoryService';

const DAY_MS = 86_400_000;
/** A commit that was deployed so long before counts as new when it is deployed again. */
const BEFORE_MS = 90 * DAY_MS;

export interface DefaultHistoryServiceOptions {
  environments: Pick<EnvironmentCatalog, 'list'> &
    Pick<CatalogEnvironments, 'find'>;
  deployments: Pick<DeploymentStore, 'list' | 'listSince' | 'recordedSince'>;
  /** The configured stages in their order. */
  stages: readonly string[];
  now: () => number;
}

/** Answers from our database; asks nobody's permission. */
export class DefaultHistoryService implements HistoryService {
  readonly #options: DefaultHistoryServiceOptions;

  constructor(options: DefaultHistoryServiceOptions) {
    this.#options = options;
  }

  async deployments(
    ref: string,
    query: DeploymentQuery,
  ): Promise<DeploymentList> {
    await this.#expect(ref);
    return this.#options.deployments.list([ref], query);
  }

  async allDeployments(
    query: DeploymentQuery,
    { filter }: FilteredRequestOptions,
  ): Promise<DeploymentList> {
    const { deployments, environments } = this.#options;
    // Before the limit: pages are full, and their number tells nothing of what is hidden.
    const refs = environments
      .list()
      .filter(environment => filter?.(environment) ?? true)
      .map(({ ref }) => ref);
    return deployments.list(refs, query);
  }

  async dora(ref: string, days: number): Promise<DoraReport> {
    await this.#expect(ref);
    return { days, figures: await this.#figures([ref], days) };
  }

  async systemDora(
    systemRef: string,
    days: number,
    { filter }: FilteredRequestOptions,
  ): Promise<DoraReport> {
    const { environments, stages } = this.#options;
    const all = environmentsOfSystem(
      systemRef,
      environments.list().filter(environment => filter?.(environment) ?? true),
      stages,
    );
    const { stage, last } = lastStage(all, stages);
    return {
      days,
      stage,
      figures: await this.#figures(
        last.map(({ ref }) => ref),
        days,
      ),
      environments: await Promise.all(
        all.map(async environment => ({
          environmentRef: environment.ref,
          stage: environment.stage,
          figures: await this.#figures([environment.ref], days),
        })),
      ),
    };
  }

  async #figures(refs: readonly string[], days: number): Promise<DoraFigures> {
    const { deployments, now } = this.#options;
    const to = new Date(now());
    const from = new Date(to.getTime() - days * DAY_MS);
    const [records, since] = await Promise.all([
      deployments.listSince(refs, new Date(from.getTime() - BEFORE_MS)),
      deployments.recordedSince(refs),
    ]);
    return calculateDora(records, {
      from,
      to,
      recordedSince: since === undefined ? undefined : new Date(since),
    });
  }

  async #expect(ref: string): Promise<void> {
    if (!(await this.#options.environments.find(ref))) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
  }
}

/** What comes before is there to fail: the figures of a system are those of its last stage. */
function lastStage(
  all: readonly EnvironmentDefinition[],
  stages: readonly string[],
): { stage?: string; last: readonly EnvironmentDefinition[] } {
  const stage = stages.findLast(each => all.some(one => one.stage === each));
  return stage === undefined
    ? { last: all }
    : { stage, last: all.filter(one => one.stage === stage) };
}
