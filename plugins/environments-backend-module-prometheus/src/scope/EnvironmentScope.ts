import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { PrometheusInstanceConfig } from '../config/PrometheusConfig';

/** What narrows the metrics of an instance to one environment. */
export interface EnvironmentScope {
  namespaces: readonly string[];
  /** Set where the instance holds several clusters. */
  cluster?: { label: string; value: string };
}

/** The scope of an environment, or why there is none. */
export function scopeOf(
  environment: Pick<EnvironmentDefinition, 'namespaces' | 'cluster'>,
  instance: PrometheusInstanceConfig,
): EnvironmentScope | { problem: string } {
  const { namespaces } = environment;
  const { clusterLabel, clusters } = instance;
  if (!clusterLabel) {
    return { namespaces };
  }
  const cluster =
    environment.cluster ?? (clusters.length === 1 ? clusters[0] : undefined);
  if (cluster === undefined) {
    return {
      problem: `The environment names no cluster, and Prometheus "${instance.name}" tells clusters apart by the label ${clusterLabel.name}.`,
    };
  }
  const value = clusterLabel.values[cluster] ?? cluster;
  return { namespaces, cluster: { label: clusterLabel.name, value } };
}
