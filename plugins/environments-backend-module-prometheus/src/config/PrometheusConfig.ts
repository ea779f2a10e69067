import type { IndicatorDefinition } from '../indicators/IndicatorDefinition';

/** Where a server is, and what is sent to it. */
export interface UpstreamConfig {
  /** Without a slash at its end. */
  url: string;
  /** Everything that is sent with a request, credentials among it. */
  headers: Record<string, string>;
}

/** One server that speaks the API of Prometheus. */
export interface PrometheusInstanceConfig extends UpstreamConfig {
  name: string;
  /** The clusters whose metrics it holds; empty when that is not said. */
  clusters: string[];
  /** The label that tells clusters apart, where it holds more than one. */
  clusterLabel?: {
    name: string;
    /** What the label says of a cluster, where that is not the cluster's name. */
    values: Record<string, string>;
  };
  /** The label of alerts that names the namespace. */
  namespaceLabel: string;
  alertmanager?: UpstreamConfig;
}

export interface PrometheusConfig {
  pollSeconds: number;
  instances: PrometheusInstanceConfig[];
  indicators: IndicatorDefinition[];
}
