import type {
  ApplicationInventory,
  InventoriedApplication,
} from '@flightdeck/plugin-environments-backend-module-argocd';
import { isNamespaceName } from '@flightdeck/plugin-environments-common';
import type { DiscoveryConfig } from '../config/DiscoveryConfig';
import { toEntityName } from '../config/entityNames';
import type { Candidate, Candidates } from './Candidate';
import type { Facts } from './Facts';
import { findCluster, type KnownCluster } from './findCluster';
import { groupBy, sortedSet } from './groupBy';
import { joinOwners, nameOfGroup } from './joinFacts';
import { readFacts } from './readFacts';

/** What is configured, as far as it decides what applications become. */
export interface GroupingOptions {
  config: Omit<DiscoveryConfig, 'schedule' | 'removal'>;
  clusters: readonly KnownCluster[];
  /** Names of the Argo CD instances. */
  instances: readonly string[];
}

interface Placed {
  application: InventoriedApplication;
  facts: Facts;
  cluster: string | undefined;
  /** The cluster, or what Argo CD calls it. */
  place: string | undefined;
}

function place(
  application: InventoriedApplication,
  instance: string,
  options: GroupingOptions,
): Placed {
  const { config, clusters } = options;
  const { destination } = application;
  const cluster = findCluster(destination, instance, {
    clusterNames: config.clusterNames,
    clusters,
  });
  return {
    application,
    facts: readFacts(
      {
        ...application,
        targetNamespace: destination.namespace,
        nameTellsSystem: true,
      },
      config,
    ),
    cluster,
    place: cluster ?? destination.name ?? destination.server,
  };
}

/** Applications of one key are one environment. */
function keyOf(
  { application, facts, place: where }: Placed,
  { config }: GroupingOptions,
): string {
  const { system, stage } = facts;
  return JSON.stringify(
    config.groupBy === 'application' || !system || !stage
      ? ['application', application.namespace, application.name]
      : ['group', application.namespace, system, stage, where],
  );
}

function nameOf(
  { application, facts, place: where }: Placed,
  instance: string,
  { config, clusters, instances }: GroupingOptions,
): { name: string; title: string } {
  const { system, stage } = facts;
  if (config.groupBy === 'application' || !system || !stage) {
    const suffix = instances.length > 1 ? [instance] : [];
    return {
      name: toEntityName(application.name, ...suffix),
      title: [application.name, ...suffix.map(text => `(${text})`)].join(' '),
    };
  }
  return nameOfGroup({
    system,
    stage,
    place: where,
    severalClusters: clusters.length > 1,
  });
}

function noteUnknownClusters(placed: readonly Placed[], instance: string) {
  return sortedSet(
    placed
      .filter(({ cluster }) => cluster === undefined)
      .map(({ place: where }) =>
        where === undefined
          ? undefined
          : `The destination '${where}' of Argo CD '${instance}' is no configured cluster: environments there have no namespaces. Name its cluster in catalog.providers.environments.clusterNames.`,
      ),
  );
}

/** Makes environments of the applications of one Argo CD. */
export function groupApplications(
  inventory: ApplicationInventory,
  instance: string,
  options: GroupingOptions,
): Candidates {
  const { controllerNamespace } = inventory;
  const { ungrouped } = options.config;
  const placed = inventory.applications
    .map(application => place(application, instance, options))
    .filter(
      ({ facts }) => ungrouped !== 'skip' || (facts.system && facts.stage),
    );
  const notes = noteUnknownClusters(placed, instance);
  const groups = groupBy(placed, item => keyOf(item, options));
  const candidates = groups.map((group): Candidate => {
    const [{ application, facts, cluster }] = group;
    const { name, title } = nameOf(group[0], instance, options);
    const { owner, note } = joinOwners(
      group.map(item => item.facts.owner),
      name,
    );
    if (note) {
      notes.push(note);
    }
    const namespaces = sortedSet(
      group.map(item => item.application.destination.namespace),
    ).filter(isNamespaceName);
    return {
      name,
      title,
      system: facts.system,
      stage: facts.stage,
      owner,
      cluster: namespaces.length > 0 ? cluster : undefined,
      namespaces: cluster ? namespaces : [],
      applications: {
        instance,
        namespace: application.namespace,
        isDefaultNamespace: application.namespace === controllerNamespace,
        names: sortedSet(group.map(item => item.application.name)),
      },
    };
  });
  return { candidates, notes };
}
