import type {
  ConformanceFacts,
  DeploymentRecord,
  EnvironmentDefinition,
  Release,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { DeploymentStore } from '../history/DeploymentStore';
import { describeRelease } from '../releases/describeRelease';
import type { FactsReader } from '../snapshots/FactsReader';
import type { SnapshotStore } from '../snapshots/SnapshotStore';
import { type Coming, findComing } from './findComing';

/** Records of deployments that collectors are told of. */
const RECENT = 50;

export interface ComingReaderOptions {
  environments: { get(ref: string): EnvironmentDefinition | undefined };
  facts: Pick<FactsReader, 'read'>;
  snapshots: Pick<SnapshotStore<unknown>, 'get'>;
  deployments: Pick<DeploymentStore, 'listRecent'>;
}

/** An environment and the one before it, as collectors see them. */
export interface CollectedPair {
  target: CollectedEnvironment;
  before: CollectedEnvironment | undefined;
  /** Records of deployments of both. */
  deployments: readonly DeploymentRecord[];
}

/** Tells what comes next for environments, and all that bears on it. Asks no upstream. */
export class ComingReader {
  readonly #options: ComingReaderOptions;

  constructor(options: ComingReaderOptions) {
    this.#options = options;
  }

  /** From memory. */
  read(environment: EnvironmentDefinition): Coming | { problem: string } {
    const { facts } = this.#options;
    const before = this.#before(environment);
    return findComing({
      own: facts.read(environment),
      promotesFrom: environment.promotesFrom,
      before: before && facts.read(before),
    });
  }

  /** What an environment runs, from memory; undefined when nobody can tell. */
  current(environment: EnvironmentDefinition): Release | undefined {
    return describeRelease(this.#options.facts.read(environment)).release;
  }

  /** From memory and our database. */
  async collect(environment: EnvironmentDefinition): Promise<CollectedPair> {
    const before = this.#before(environment);
    const target = await this.#collectOne(environment);
    const former = before && (await this.#collectOne(before));
    return {
      target,
      before: former,
      deployments: [...(former?.deployments ?? []), ...target.deployments],
    };
  }

  #before({
    promotesFrom,
  }: EnvironmentDefinition): EnvironmentDefinition | undefined {
    return promotesFrom === undefined
      ? undefined
      : this.#options.environments.get(promotesFrom);
  }

  async #collectOne(
    definition: EnvironmentDefinition,
  ): Promise<CollectedEnvironment> {
    const { deployments, facts, snapshots } = this.#options;
    const found: ConformanceFacts = facts.read(definition);
    return {
      definition,
      facts: found,
      judgement: snapshots.get(definition.ref)?.snapshot,
      release: describeRelease(found).release,
      deployments: await deployments.listRecent(definition.ref, RECENT),
    };
  }
}
