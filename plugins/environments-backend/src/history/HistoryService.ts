import type {
  DeploymentList,
  DoraReport,
} from '@flightdeck/plugin-environments-common';
import type { FilteredRequestOptions } from '../services/narrowToVisible';
import type { DeploymentQuery } from './DeploymentStore';

/** What was deployed, and the figures of it, as the REST API offers them. From our database. */
export interface HistoryService {
  /** @throws NotFoundError when there is no such environment. */
  deployments(
    ref: string,
    query: DeploymentQuery,
    options: FilteredRequestOptions,
  ): Promise<DeploymentList>;

  /** Of all environments that the filter lets through. */
  allDeployments(
    query: DeploymentQuery,
    options: FilteredRequestOptions,
  ): Promise<DeploymentList>;

  /**
   * The figures of an environment over so many days up to now.
   *
   * @throws NotFoundError when there is no such environment.
   */
  dora(
    ref: string,
    days: number,
    options: FilteredRequestOptions,
  ): Promise<DoraReport>;

  /** The figures of a system: those of its last stage, and of each of its environments. */
  systemDora(
    systemRef: string,
    days: number,
    options: FilteredRequestOptions,
  ): Promise<DoraReport>;
}
