import { NotFoundError } from '@backstage/errors';
import type {
  EnvironmentDefinition,
  Fleet,
  FleetEnvironment,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { StoredSnapshot } from '../snapshots/StoredSnapshot';
import type { EnvironmentsService } from './EnvironmentsService';

export interface DefaultEnvironmentsServiceOptions {
  environments: Pick<CatalogEnvironments, 'find' | 'problem'>;
  snapshots: {
    get(ref: string): StoredSnapshot | undefined;
    fleet(): { environment: EnvironmentDefinition; row: FleetEnvironment }[];
  };
  stages: readonly string[];
  now: () => number;
}

/** Answers from memory; asks nobody's permission. */
export class DefaultEnvironmentsService implements EnvironmentsService {
  readonly #options: DefaultEnvironmentsServiceOptions;

  constructor(options: DefaultEnvironmentsServiceOptions) {
    this.#options = options;
  }

  async fleet({ filter }: { filter?: EnvironmentFilter }): Promise<Fleet> {
    const { environments, now, snapshots, stages } = this.#options;
    return {
      stages: [...stages],
      environments: snapshots
        .fleet()
        .filter(({ environment }) => filter?.(environment) ?? true)
        .map(({ row }) => row),
      problem: environments.problem,
      asOf: new Date(now()).toISOString(),
    };
  }

  async get(ref: string): Promise<StoredSnapshot> {
    await this.#find(ref);
    const stored = this.#options.snapshots.get(ref);
    if (!stored) {
      throw unknownEnvironment(ref);
    }
    return stored;
  }

  async #find(ref: string): Promise<EnvironmentDefinition> {
    const environment = await this.#options.environments.find(ref);
    if (!environment) {
      throw unknownEnvironment(ref);
    }
    return environment;
  }
}

function unknownEnvironment(ref: string): NotFoundError {
  return new NotFoundError(`There is no environment ${ref}.`);
}
