import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ClusterDescription,
  ClusterList,
  DeliveryInstanceList,
  GitHostList,
  MetricsInstanceList,
  NamespaceDescription,
  ServiceNameAnswer,
} from '@flightdeck/plugin-environments-common';

export interface TargetRequestOptions {
  credentials: BackstageCredentials;
}

/** What the wizard asks before a service is created. */
export interface ServiceTargetsService {
  clusters(options: TargetRequestOptions): Promise<ClusterList>;

  /** Throws a NotFoundError when no such cluster is configured. */
  cluster(
    name: string,
    options: TargetRequestOptions,
  ): Promise<ClusterDescription>;

  /** As `cluster`. A namespace that is not there is an answer. */
  namespace(
    cluster: string,
    name: string,
    options: TargetRequestOptions,
  ): Promise<NamespaceDescription>;

  deliveryInstances(
    options: TargetRequestOptions,
  ): Promise<DeliveryInstanceList>;

  metricsInstances(options: TargetRequestOptions): Promise<MetricsInstanceList>;

  gitHosts(options: TargetRequestOptions): Promise<GitHostList>;

  /**
   * What has a name that a service would need: in the catalog, and in the named Argo CD instance or,
   * without one, in all. Throws a NotFoundError when no such instance is configured.
   */
  serviceName(
    request: { name: string; instance?: string },
    options: TargetRequestOptions,
  ): Promise<ServiceNameAnswer>;
}
