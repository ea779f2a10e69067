import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { PrometheusInstanceConfig } from '../config/PrometheusConfig';

/** The instance that knows an environment, or why none can be chosen. */
export type InstanceChoice =
  | { instance: PrometheusInstanceConfig }
  | { problem: string };

type Where = Pick<EnvironmentDefinition, 'prometheus' | 'cluster'>;

/**
 * Chooses by name, by cluster, or the lone instance that says nothing of clusters. Another
 * instance than the right one would tell of another environment, so nothing is guessed.
 */
export function chooseInstance(
  { prometheus: wanted, cluster }: Where,
  instances: readonly PrometheusInstanceConfig[],
): InstanceChoice {
  if (wanted !== undefined) {
    const named = instances.find(({ name }) => name === wanted);
    return named
      ? { instance: named }
      : {
          problem: `The Prometheus "${wanted}" is not configured in environments.prometheus.instances.`,
        };
  }
  const ofCluster = instances.filter(
    ({ clusters }) => cluster !== undefined && clusters.includes(cluster),
  );
  const ofAny = instances.filter(({ clusters }) => clusters.length === 0);
  const found = ofCluster.length > 0 ? ofCluster : ofAny;
  return found.length === 1
    ? { instance: found[0] }
    : { problem: whyNone(cluster, found) };
}

function whyNone(
  cluster: string | undefined,
  found: readonly PrometheusInstanceConfig[],
): string {
  const place = cluster === undefined ? 'no cluster' : `cluster "${cluster}"`;
  const choice =
    'name one with the annotation prometheus.io/service-name, or list the cluster in `clusters` of one instance';
  if (found.length > 1) {
    const names = found.map(({ name }) => `"${name}"`).join(', ');
    return `The Prometheus instances ${names} could all know this environment (${place}): ${choice}.`;
  }
  return `No Prometheus instance knows this environment (${place}): ${choice}.`;
}
