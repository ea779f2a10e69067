import type {
  ClusterDescription,
  DeliveryInstance,
  NamespaceDescription,
  Presence,
} from '@flightdeck/plugin-environments-common';

/**
 * Tells, when asked, what one cluster has that a new service needs.
 *
 * An upstream that does not answer, or refuses our credentials, is a state and a sentence in the
 * answer, not an error. Each call asks anew, within a few seconds.
 *
 * @public
 */
export interface ClusterDirectory {
  /** The `name` of the cluster in the configuration. Unique among directories. */
  readonly cluster: string;

  /** For people; the name where there is no other. */
  readonly title: string;

  /** Rejects only when `signal` aborts. */
  describe(options: { signal: AbortSignal }): Promise<ClusterDescription>;

  /**
   * Rejects only when `signal` aborts, or with an InputError when no namespace can have the name.
   */
  describeNamespace(
    name: string,
    options: { signal: AbortSignal },
  ): Promise<NamespaceDescription>;

  /** Closes its connections. A later call opens new ones. */
  close(): Promise<void>;
}

/**
 * Tells, when asked, what one instance of a delivery engine has: Argo CD.
 *
 * Failures of the upstream are states, as with {@link ClusterDirectory}.
 *
 * @public
 */
export interface DeliveryDirectory {
  /** The `name` of the instance in the configuration. Unique among directories. */
  readonly instance: string;

  /** The clusters that it delivers to. Rejects only when `signal` aborts. */
  describe(options: { signal: AbortSignal }): Promise<DeliveryInstance>;

  /**
   * Whether it has a project of the name. Rejects only when `signal` aborts, or with an InputError
   * when no project can have the name.
   */
  findProject(
    name: string,
    options: { signal: AbortSignal },
  ): Promise<Presence>;

  /** Whether it has an application of the name in the namespace of its controller; else as above. */
  findApplication(
    name: string,
    options: { signal: AbortSignal },
  ): Promise<Presence>;

  /** Closes its connections. */
  close(): Promise<void>;
}

/**
 * One configured source of metrics, by what the configuration says of it.
 *
 * @public
 */
export interface MetricsInstance {
  /** The `name` of the instance in the configuration. */
  name: string;
  /** The clusters whose metrics it holds; absent when it serves those that no other does. */
  clusters?: readonly string[];
}
