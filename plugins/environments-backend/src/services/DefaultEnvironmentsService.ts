import type { AuthService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  EnvironmentDefinition,
  Fleet,
  FleetEnvironment,
  Operation,
  OperationList,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { OperationStore } from '../database/OperationStore';
import type { SyncOrder, SyncService } from '../delivery/SyncService';
import type { StoredSnapshot } from '../snapshots/StoredSnapshot';
import type {
  EnvironmentsService,
  EnvironmentsServiceRequestOptions,
} from './EnvironmentsService';

export interface DefaultEnvironmentsServiceOptions {
  auth: AuthService;
  environments: Pick<CatalogEnvironments, 'find' | 'problem'>;
  snapshots: {
    get(ref: string): StoredSnapshot | undefined;
    fleet(): { environment: EnvironmentDefinition; row: FleetEnvironment }[];
  };
  operations: OperationStore;
  syncs: SyncService;
  stages: readonly string[];
  now: () => number;
}

/** Answers from memory and from our database; asks nobody's permission. */
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

  async sync(
    ref: string,
    order: SyncOrder,
    { credentials }: EnvironmentsServiceRequestOptions,
  ): Promise<Operation> {
    const { auth, syncs } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(`Only a person can sync ${ref}.`);
    }
    const environment = await this.#find(ref);
    return syncs.start(environment, order, credentials.principal.userEntityRef);
  }

  async listOperations(
    ref: string,
    { limit }: { limit: number },
  ): Promise<OperationList> {
    await this.#find(ref);
    const records = await this.#options.operations.list(ref, { limit });
    return { operations: records.map(({ operation }) => operation) };
  }

  async getOperation(ref: string, id: string): Promise<Operation> {
    await this.#find(ref);
    const record = await this.#options.operations.find(id);
    if (record?.operation.environmentRef !== ref) {
      throw new NotFoundError(`${ref} has no operation ${id}.`);
    }
    return record.operation;
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
