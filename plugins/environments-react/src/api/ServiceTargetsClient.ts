import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  clusterDescriptionSchema,
  clusterListSchema,
  deliveryInstanceListSchema,
  gitHostListSchema,
  metricsInstanceListSchema,
  namespaceDescriptionSchema,
  serviceNameSchema,
  type ClusterDescription,
  type ClusterList,
  type DeliveryInstanceList,
  type GitHostList,
  type MetricsInstanceList,
  type NamespaceDescription,
  type ServiceNameAnswer,
} from '@flightdeck/plugin-environments-common';
import { BackendConnection } from './BackendConnection';
import type { EnvironmentsRequestOptions } from './EnvironmentsApi';

/**
 * Asks the environments backend what a new service can be put on. Fails as `EnvironmentsApi` does;
 * an upstream that does not answer is a state in the answer.
 *
 * @public
 */
export class ServiceTargetsClient {
  readonly #backend: BackendConnection;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#backend = new BackendConnection(options);
  }

  /** The clusters of the configuration. */
  getClusters(options?: EnvironmentsRequestOptions): Promise<ClusterList> {
    return this.#backend.read('/v1/clusters', clusterListSchema, options);
  }

  /** What one cluster offers. */
  getCluster(
    name: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<ClusterDescription> {
    const path = `/v1/clusters/${encodeURIComponent(name)}`;
    return this.#backend.read(path, clusterDescriptionSchema, options);
  }

  /** Whether a cluster has a namespace, and what is in it. */
  getNamespace(
    cluster: string,
    name: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<NamespaceDescription> {
    const path = `/v1/clusters/${encodeURIComponent(
      cluster,
    )}/namespaces/${encodeURIComponent(name)}`;
    return this.#backend.read(path, namespaceDescriptionSchema, options);
  }

  /** The Argo CD instances, and the clusters that they deliver to. */
  getDeliveryInstances(
    options?: EnvironmentsRequestOptions,
  ): Promise<DeliveryInstanceList> {
    const path = '/v1/delivery/instances';
    return this.#backend.read(path, deliveryInstanceListSchema, options);
  }

  /** The Prometheus instances. */
  getMetricsInstances(
    options?: EnvironmentsRequestOptions,
  ): Promise<MetricsInstanceList> {
    const path = '/v1/metrics/instances';
    return this.#backend.read(path, metricsInstanceListSchema, options);
  }

  /** Where repositories can be made over plain git. */
  getGitHosts(options?: EnvironmentsRequestOptions): Promise<GitHostList> {
    return this.#backend.read('/v1/git-hosts', gitHostListSchema, options);
  }

  /** What has a name already that a service would need. */
  getServiceName(
    name: string,
    options?: EnvironmentsRequestOptions & { instance?: string },
  ): Promise<ServiceNameAnswer> {
    const { instance, ...request } = options ?? {};
    const query = instance ? `?instance=${encodeURIComponent(instance)}` : '';
    const path = `/v1/service-names/${encodeURIComponent(name)}${query}`;
    return this.#backend.read(path, serviceNameSchema, request);
  }
}
