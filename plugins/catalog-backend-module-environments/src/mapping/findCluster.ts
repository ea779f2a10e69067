import type { ClusterName } from '../config/DiscoveryConfig';

/** A cluster of the `kubernetes` configuration. */
export interface KnownCluster {
  name: string;
  url?: string;
}

function sameUrl(one: string, other: string | undefined): boolean {
  return (
    other !== undefined &&
    URL.canParse(one) &&
    URL.canParse(other) &&
    new URL(one).href.replace(/\/+$/, '') ===
      new URL(other).href.replace(/\/+$/, '')
  );
}

/**
 * The configured cluster that a destination of Argo CD is. What the configuration says wins; then
 * the URL decides, then the name. Nothing is guessed: `in-cluster` is whatever cluster an Argo CD
 * runs in.
 */
export function findCluster(
  destination: { server?: string; name?: string },
  instance: string,
  options: {
    clusterNames: readonly ClusterName[];
    clusters: readonly KnownCluster[];
  },
): string | undefined {
  const { clusterNames, clusters } = options;
  const server = destination.server?.replace(/\/+$/, '');
  const { name } = destination;
  const entry = clusterNames
    .filter(({ destination: wanted }) => wanted === server || wanted === name)
    .sort(
      (a, b) =>
        Number(b.instance !== undefined) - Number(a.instance !== undefined),
    )
    .find(({ instance: of }) => of === undefined || of === instance);
  if (entry) {
    return entry.cluster;
  }
  const byUrl = server && clusters.find(({ url }) => sameUrl(server, url));
  const found = byUrl || clusters.find(cluster => cluster.name === name);
  return found ? found.name : undefined;
}
