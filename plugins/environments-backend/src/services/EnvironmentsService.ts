import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Fleet,
  Operation,
  OperationList,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';
import type { SyncOrder } from '../delivery/SyncService';
import type { StoredSnapshot } from '../snapshots/StoredSnapshot';

export interface EnvironmentsServiceRequestOptions {
  credentials: BackstageCredentials;
}

/**
 * Environments and the actions on them, as the REST API offers them. Environments are named by
 * entity ref. Every method with a ref throws NotFoundError when there is no such environment.
 */
export interface EnvironmentsService {
  /** The environments that the filter lets through; all of them without one. */
  fleet(
    options: EnvironmentsServiceRequestOptions & { filter?: EnvironmentFilter },
  ): Promise<Fleet>;

  /** The current snapshot, ready to be sent. */
  get(
    ref: string,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<StoredSnapshot>;

  /**
   * Starts a sync, on behalf of a person.
   *
   * @throws ConflictError when it would not do what the person agreed to, or cannot be now.
   */
  sync(
    ref: string,
    order: SyncOrder,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<Operation>;

  /** Newest first. */
  listOperations(
    ref: string,
    request: { limit: number },
    options: EnvironmentsServiceRequestOptions,
  ): Promise<OperationList>;

  /** @throws NotFoundError when the environment has no such operation. */
  getOperation(
    ref: string,
    id: string,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<Operation>;
}
