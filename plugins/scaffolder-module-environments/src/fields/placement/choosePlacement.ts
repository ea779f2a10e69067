import type {
  DeliveryInstance,
  MetricsInstanceList,
} from '@flightdeck/plugin-environments-common';

/**
 * The destination that is meant by a cluster: the one of its name, the one that is chosen already,
 * or the only one.
 */
export function chooseDestination(
  cluster: string | undefined,
  current: string | undefined,
  { destinations = [] }: DeliveryInstance,
): string | undefined {
  const named = destinations.find(({ name }) => name === cluster);
  const chosen = destinations.find(({ server }) => server === current);
  const only = destinations.length === 1 ? destinations[0] : undefined;
  return (named ?? chosen ?? only)?.server;
}

/** The Prometheus that holds the metrics of a cluster; nothing where that need not be said. */
export function chooseMetrics(
  cluster: string | undefined,
  { instances }: MetricsInstanceList,
): string | undefined {
  if (instances.length < 2) {
    return undefined;
  }
  const named = instances.filter(
    ({ clusters }) => cluster !== undefined && clusters?.includes(cluster),
  );
  const open = instances.filter(({ clusters }) => !clusters);
  const [first, ...others] = named.length > 0 ? named : open;
  return others.length === 0 ? first?.name : undefined;
}
