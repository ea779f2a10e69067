import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentSnapshot,
  Fleet,
  Operation,
  OperationList,
  SyncRequest,
} from '@flightdeck/plugin-environments-common';

/**
 * Lets the caller give up on a request.
 *
 * @public
 */
export interface EnvironmentsRequestOptions {
  signal?: AbortSignal;
}

/**
 * Reads environments and acts on them. An environment is named by its entity ref and by nothing
 * else: the backend finds the cluster and the applications itself.
 *
 * Every method rejects with a `ResponseError` when the backend refuses or fails, and with a
 * `ServiceUnavailableError` when it cannot be reached or its answer cannot be understood.
 *
 * @public
 */
export interface EnvironmentsApi {
  /** The environments that the caller may see. */
  getFleet(options?: EnvironmentsRequestOptions): Promise<Fleet>;

  /**
   * The state of one environment. With `known`, the last answer, the backend is asked only for
   * what is newer; the same object comes back when nothing changed.
   */
  getEnvironment(
    ref: string,
    options?: EnvironmentsRequestOptions & { known?: EnvironmentSnapshot },
  ): Promise<EnvironmentSnapshot>;

  /**
   * Starts a sync and answers as soon as it has been accepted, which is not yet its end. A second
   * call with the same key starts nothing and answers with the same operation.
   */
  sync(
    ref: string,
    request: SyncRequest,
    options?: EnvironmentsRequestOptions,
  ): Promise<Operation>;

  /** The operations of an environment, newest first. */
  listOperations(
    ref: string,
    options?: EnvironmentsRequestOptions & { limit?: number },
  ): Promise<OperationList>;

  /** One operation, running or ended. */
  getOperation(
    ref: string,
    id: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<Operation>;
}

/**
 * The API of the environments backend, for every Flightdeck frontend.
 *
 * @public
 */
export const environmentsApiRef = createApiRef<EnvironmentsApi>().with({
  id: 'plugin.environments.client',
  pluginId: 'environments',
});
