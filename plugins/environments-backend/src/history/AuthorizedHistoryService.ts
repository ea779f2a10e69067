import type {
  DeploymentList,
  DoraReport,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentGate } from '../services/EnvironmentGate';
import {
  type FilteredRequestOptions,
  narrowToVisible,
} from '../services/narrowToVisible';
import type { VisibleEnvironments } from '../services/VisibleEnvironments';
import type { DeploymentQuery } from './DeploymentStore';
import type { HistoryService } from './HistoryService';

export interface AuthorizedHistoryServiceOptions {
  inner: HistoryService;
  gate: EnvironmentGate;
  visible: Pick<VisibleEnvironments, 'filter'>;
}

/** Lets through what the caller may see; counts no environment that they may not. */
export class AuthorizedHistoryService implements HistoryService {
  readonly #options: AuthorizedHistoryServiceOptions;

  constructor(options: AuthorizedHistoryServiceOptions) {
    this.#options = options;
  }

  async deployments(
    ref: string,
    query: DeploymentQuery,
    options: FilteredRequestOptions,
  ): Promise<DeploymentList> {
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.deployments(ref, query, options);
  }

  async allDeployments(
    query: DeploymentQuery,
    options: FilteredRequestOptions,
  ): Promise<DeploymentList> {
    const { inner, visible } = this.#options;
    return inner.allDeployments(query, await narrowToVisible(options, visible));
  }

  async dora(
    ref: string,
    days: number,
    options: FilteredRequestOptions,
  ): Promise<DoraReport> {
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.dora(ref, days, options);
  }

  async systemDora(
    systemRef: string,
    days: number,
    options: FilteredRequestOptions,
  ): Promise<DoraReport> {
    const { inner, visible } = this.#options;
    return inner.systemDora(
      systemRef,
      days,
      await narrowToVisible(options, visible),
    );
  }
}
