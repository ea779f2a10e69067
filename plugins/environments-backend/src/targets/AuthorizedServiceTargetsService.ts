import type { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type ClusterDescription,
  type ClusterList,
  type DeliveryInstanceList,
  type GitHostList,
  type MetricsInstanceList,
  type NamespaceDescription,
  serviceCreatePermission,
  type ServiceNameAnswer,
} from '@flightdeck/plugin-environments-common';
import type {
  ServiceTargetsService,
  TargetRequestOptions,
} from './ServiceTargetsService';

export interface AuthorizedServiceTargetsServiceOptions {
  inner: ServiceTargetsService;
  permissions: PermissionsService;
}

/** Answers those who may create services, and nobody else. */
export class AuthorizedServiceTargetsService implements ServiceTargetsService {
  readonly #inner: ServiceTargetsService;
  readonly #permissions: PermissionsService;

  constructor(options: AuthorizedServiceTargetsServiceOptions) {
    this.#inner = options.inner;
    this.#permissions = options.permissions;
  }

  async clusters(options: TargetRequestOptions): Promise<ClusterList> {
    await this.#authorize(options);
    return this.#inner.clusters(options);
  }

  async cluster(
    name: string,
    options: TargetRequestOptions,
  ): Promise<ClusterDescription> {
    await this.#authorize(options);
    return this.#inner.cluster(name, options);
  }

  async namespace(
    cluster: string,
    name: string,
    options: TargetRequestOptions,
  ): Promise<NamespaceDescription> {
    await this.#authorize(options);
    return this.#inner.namespace(cluster, name, options);
  }

  async deliveryInstances(
    options: TargetRequestOptions,
  ): Promise<DeliveryInstanceList> {
    await this.#authorize(options);
    return this.#inner.deliveryInstances(options);
  }

  async metricsInstances(
    options: TargetRequestOptions,
  ): Promise<MetricsInstanceList> {
    await this.#authorize(options);
    return this.#inner.metricsInstances(options);
  }

  async gitHosts(options: TargetRequestOptions): Promise<GitHostList> {
    await this.#authorize(options);
    return this.#inner.gitHosts(options);
  }

  async serviceName(
    request: { name: string; instance?: string },
    options: TargetRequestOptions,
  ): Promise<ServiceNameAnswer> {
    await this.#authorize(options);
    return this.#inner.serviceName(request, options);
  }

  async #authorize({ credentials }: TargetRequestOptions): Promise<void> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: serviceCreatePermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You are not allowed to create services.');
    }
  }
}
