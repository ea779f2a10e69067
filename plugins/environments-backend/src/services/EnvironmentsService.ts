import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Fleet } from '@flightdeck/plugin-environments-common';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';
import type { StoredSnapshot } from '../snapshots/StoredSnapshot';

export interface EnvironmentsServiceRequestOptions {
  credentials: BackstageCredentials;
}

/**
 * Environments, as the REST API offers them. Environments are named by
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
}
