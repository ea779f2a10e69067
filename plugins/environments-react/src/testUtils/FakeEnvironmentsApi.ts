import { NotFoundError } from '@backstage/errors';
import type {
  EnvironmentSnapshot,
  Fleet,
  Operation,
  OperationList,
  SyncRequest,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentsApi } from '../api';

/**
 * An environments backend in memory, for tests and development. What it holds may be changed at
 * any time; the next read sees it.
 *
 * @public
 */
export class FakeEnvironmentsApi implements EnvironmentsApi {
  fleet: Fleet;
  readonly snapshots = new Map<string, EnvironmentSnapshot>();
  /** Newest first. */
  operations: Operation[] = [];
  /** The syncs that were asked for. */
  readonly syncs: SyncRequest[] = [];
  /** When set, every read fails with it. */
  readError: Error | undefined;
  /** Answers a sync; may throw. */
  onSync: (ref: string, request: SyncRequest) => Promise<Operation>;

  constructor(
    options: {
      fleet?: Partial<Fleet>;
      snapshots?: EnvironmentSnapshot[];
      operations?: Operation[];
    } = {},
  ) {
    this.fleet = {
      stages: ['dev', 'staging', 'prod'],
      environments: [],
      asOf: new Date().toISOString(),
      ...options.fleet,
    };
    for (const snapshot of options.snapshots ?? []) {
      this.snapshots.set(snapshot.environment.ref, snapshot);
    }
    this.operations = options.operations ?? [];
    this.onSync = async ref => {
      throw new NotFoundError(`The fake has no answer to a sync of ${ref}.`);
    };
  }

  /** {@inheritdoc EnvironmentsApi.getFleet} */
  async getFleet(): Promise<Fleet> {
    this.#failIfAsked();
    return this.fleet;
  }

  /** {@inheritdoc EnvironmentsApi.getEnvironment} */
  async getEnvironment(ref: string): Promise<EnvironmentSnapshot> {
    this.#failIfAsked();
    const snapshot = this.snapshots.get(ref);
    if (!snapshot) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
    return snapshot;
  }

  /** {@inheritdoc EnvironmentsApi.sync} */
  async sync(ref: string, request: SyncRequest): Promise<Operation> {
    this.syncs.push(request);
    const operation = await this.onSync(ref, request);
    this.operations = [
      operation,
      ...this.operations.filter(({ id }) => id !== operation.id),
    ];
    return operation;
  }

  /** {@inheritdoc EnvironmentsApi.listOperations} */
  async listOperations(
    ref: string,
    options?: { limit?: number },
  ): Promise<OperationList> {
    this.#failIfAsked();
    return {
      operations: this.operations
        .filter(operation => operation.environmentRef === ref)
        .slice(0, options?.limit),
    };
  }

  /** {@inheritdoc EnvironmentsApi.getOperation} */
  async getOperation(ref: string, id: string): Promise<Operation> {
    this.#failIfAsked();
    const operation = this.operations.find(
      each => each.environmentRef === ref && each.id === id,
    );
    if (!operation) {
      throw new NotFoundError(`There is no operation ${id} of ${ref}.`);
    }
    return operation;
  }

  #failIfAsked(): void {
    if (this.readError) {
      throw this.readError;
    }
  }
}
