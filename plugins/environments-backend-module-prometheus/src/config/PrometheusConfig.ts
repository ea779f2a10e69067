import type { IndicatorDefinition } from '../indicators/IndicatorDefinition';

/** One server that speaks the API of Prometheus. */
export interface PrometheusInstanceConfig {
  name: string;
  /** Without a slash at its end. */
  url: string;
  /** Everything that is sent with a request, credentials among it. */
  headers: Record<string, string>;
}

export interface PrometheusConfig {
  pollSeconds: number;
  instances: PrometheusInstanceConfig[];
  indicators: IndicatorDefinition[];
}
