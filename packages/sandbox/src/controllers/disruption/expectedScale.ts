import { Cluster, KubeObject } from '../../kubernetes/Cluster';
import { numberAt } from '../../kubernetes/json';
import { findResourceType } from '../../kubernetes/resourceTypes';

export interface ExpectedScale {
  /** How many Pods the owners of these Pods want together. */
  pods: number;
  /** Pods that have no owner: they are not counted. */
  unmanaged: KubeObject[];
}

/**
 * How many Pods there should be, by those who control the ones there are. A Deployment counts in
 * the place of its ReplicaSets, so that a rollout does not count twice.
 *
 * @throws Error in the words of Kubernetes when an owner is of a kind that cannot be scaled.
 */
export function expectedScale(
  cluster: Cluster,
  pods: readonly KubeObject[],
): ExpectedScale {
  const owners = new Map<string, number>();
  const unmanaged: KubeObject[] = [];
  for (const pod of pods) {
    const owner = controllerOf(cluster, pod);
    if (owner === 'none') {
      unmanaged.push(pod);
    } else if (owner) {
      owners.set(owner.metadata.uid, replicasOf(owner));
    }
  }
  const sum = [...owners.values()].reduce((total, count) => total + count, 0);
  return { pods: sum, unmanaged };
}

/** What decides how many there are; undefined when it is gone. */
function controllerOf(
  cluster: Cluster,
  { metadata }: KubeObject,
): KubeObject | 'none' | undefined {
  const reference = metadata.ownerReferences?.find(
    ({ controller }) => controller,
  );
  if (!reference) {
    return 'none';
  }
  const { kind, name, uid } = reference;
  const found = cluster.get(kind, metadata.namespace ?? '', name);
  if (found?.metadata.uid !== uid) {
    return undefined;
  }
  const above = kind === 'ReplicaSet' && controllerOf(cluster, found);
  return above && above !== 'none' ? above : found;
}

function replicasOf({ kind, apiVersion, spec }: KubeObject): number {
  const type = findResourceType(kind);
  if (!type?.subresources.includes('scale')) {
    const group = type && type.group ? `.${type.group}` : '';
    throw new Error(
      `${
        type ? `${type.plural}${group}` : `${kind} of ${apiVersion}`
      } does not implement the scale subresource`,
    );
  }
  return numberAt(spec, 'replicas') ?? 1;
}
