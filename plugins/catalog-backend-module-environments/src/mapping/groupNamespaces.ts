import type { NamespaceInventory } from '@flightdeck/plugin-environments-backend-module-kubernetes';
import type { Candidate, Candidates } from './Candidate';
import type { GroupingOptions } from './groupApplications';
import { groupBy, sortedSet } from './groupBy';
import { joinOwners, nameOfGroup } from './joinFacts';
import { readFacts } from './readFacts';

/**
 * Makes environments of the namespaces of one cluster that are labelled with a system. A name alone
 * makes no environment here: not everything that ends in `-dev` is one.
 */
export function groupNamespaces(
  inventory: NamespaceInventory,
  cluster: string,
  options: Pick<GroupingOptions, 'config' | 'clusters'>,
): Candidates {
  const notes: string[] = [];
  const described = inventory.namespaces.flatMap(namespace => {
    const { system, stage, owner } = readFacts(
      { ...namespace, nameTellsSystem: false },
      options.config,
    );
    return system && stage
      ? [{ name: namespace.name, system, stage, owner }]
      : [];
  });
  const groups = groupBy(described, ({ system, stage }) =>
    JSON.stringify([system, stage]),
  );
  const candidates = groups.map((group): Candidate => {
    const [{ system, stage }] = group;
    const { name, title } = nameOfGroup({
      system,
      stage,
      place: cluster,
      severalClusters: options.clusters.length > 1,
    });
    const { owner, note } = joinOwners(
      group.map(item => item.owner),
      name,
    );
    if (note) {
      notes.push(note);
    }
    const namespaces = sortedSet(group.map(item => item.name));
    return { name, title, system, stage, owner, cluster, namespaces };
  });
  return { candidates, notes };
}
