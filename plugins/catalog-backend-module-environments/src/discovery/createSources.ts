import { assertError } from '@backstage/errors';
import type { ArgocdInventory } from '@flightdeck/plugin-environments-backend-module-argocd';
import type { ClusterInventory } from '@flightdeck/plugin-environments-backend-module-kubernetes';
import type { Candidates } from '../mapping/Candidate';
import {
  groupApplications,
  type GroupingOptions,
} from '../mapping/groupApplications';
import { groupNamespaces } from '../mapping/groupNamespaces';
import type { DiscoverySource, SourceReading } from './DiscoverySource';

async function reading(
  title: string,
  read: () => Promise<Candidates & { unreadable: number }>,
): Promise<SourceReading> {
  try {
    const { unreadable, candidates, notes } = await read();
    return {
      state: 'read',
      complete: unreadable === 0,
      candidates,
      notes:
        unreadable === 0
          ? notes
          : [
              ...notes,
              `${title} has objects that cannot be read: ${unreadable}. Until that ends, nothing found there is changed or removed.`,
            ],
    };
  } catch (error) {
    assertError(error);
    return { state: 'failed', message: error.message };
  }
}

function argocdSource(
  inventory: ArgocdInventory,
  options: GroupingOptions,
): DiscoverySource {
  const { instance } = inventory;
  const title = `Argo CD '${instance}'`;
  return {
    id: `argocd/${instance}`,
    kind: 'argocd',
    name: instance,
    title,
    read: signal =>
      reading(title, async () => {
        const listed = await inventory.list({ signal });
        const { unreadable } = listed;
        return { unreadable, ...groupApplications(listed, instance, options) };
      }),
    close: () => inventory.close(),
  };
}

function clusterSource(
  inventory: ClusterInventory,
  options: GroupingOptions,
): DiscoverySource {
  const { cluster } = inventory;
  const title = `Cluster '${cluster}'`;
  return {
    id: `kubernetes/${cluster}`,
    kind: 'kubernetes',
    name: cluster,
    title,
    read: signal =>
      reading(title, async () => {
        const listed = await inventory.list({ signal });
        const { unreadable } = listed;
        return { unreadable, ...groupNamespaces(listed, cluster, options) };
      }),
    close: () => inventory.close(),
  };
}

/** What is to be looked at, the more telling first: an Argo CD says more than a namespace. */
export function createSources(
  inventories: {
    argocd: readonly ArgocdInventory[];
    clusters: readonly ClusterInventory[];
  },
  config: GroupingOptions['config'],
): DiscoverySource[] {
  const { argocd, clusters } = inventories;
  const options: GroupingOptions = {
    config,
    clusters: clusters.map(({ cluster, url }) => ({ name: cluster, url })),
    instances: argocd.map(({ instance }) => instance),
  };
  return [
    ...(config.argocd
      ? argocd.map(inventory => argocdSource(inventory, options))
      : []),
    ...(config.kubernetes
      ? clusters.map(inventory => clusterSource(inventory, options))
      : []),
  ];
}
