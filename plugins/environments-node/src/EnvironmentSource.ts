import type {
  Alert,
  Application,
  EnvironmentDefinition,
  Hold,
  IndicatorReading,
  KubernetesObjects,
  NamespaceLabels,
  PodUsage,
  RuleInPlace,
  SourceStatus,
  VolumeUsage,
} from '@flightdeck/plugin-environments-common';

/**
 * The environments that exist, and word of their changes.
 *
 * @public
 */
export interface EnvironmentCatalog {
  /** The environments known now. */
  list(): readonly EnvironmentDefinition[];
  /**
   * Calls the listener after every change of the list. Returns the function that ends this.
   */
  subscribe(listener: () => void): () => void;
}

/**
 * What a source is handed when it starts.
 *
 * @public
 */
export interface EnvironmentSourceContext {
  environments: EnvironmentCatalog;
  /**
   * To be called when {@link EnvironmentSource.read} would answer differently for these
   * environments (entity refs). Cheap: calls are gathered.
   */
  changed(environmentRefs: Iterable<string>): void;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}

/**
 * What one source knows of one environment. A part that is left out is not this source's to tell;
 * a part that it should know and cannot is explained by a status.
 *
 * @public
 */
export interface SourceReading {
  /** One for each upstream that bears on the environment. */
  statuses: SourceStatus[];
  objects?: KubernetesObjects;
  applications?: Application[];
  indicators?: IndicatorReading[];
  usage?: readonly PodUsage[];
  volumes?: readonly VolumeUsage[];
  alerts?: readonly Alert[];
  /** Those of our own that last. */
  holds?: readonly Hold[];
  /** The alerting rules that may speak of the environment. */
  alertingRules?: readonly RuleInPlace[];
  /** Of its namespaces, as far as they can be read. */
  namespaceLabels?: NamespaceLabels;
}

/**
 * Where facts about environments come from: all clusters, all Argo CD instances, or all Prometheus
 * servers.
 *
 * The order of calls:
 *
 * 1. `start` once, when the backend starts. It must return soon and must not fail because an
 *    upstream does not answer: that is a state.
 * 2. The source watches or polls by itself until `signal` aborts, and calls `changed`.
 * 3. `read` at any time after `start`, often, for any environment. It answers from memory, at
 *    once, and never throws.
 *
 * @public
 */
export interface EnvironmentSource {
  /** For example `kubernetes`. Unique among sources. */
  readonly id: string;
  start(context: EnvironmentSourceContext): Promise<void>;
  read(environment: EnvironmentDefinition): SourceReading;
}
