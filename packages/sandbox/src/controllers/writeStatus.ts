import { Cluster, KubeObject } from '../kubernetes/Cluster';

/** Puts a status in the place of the one that the object has. Nothing happens when it is the same. */
export function writeStatus(
  cluster: Cluster,
  object: KubeObject,
  status: Record<string, unknown>,
): void {
  const { namespace = '', name } = object.metadata;
  const present = cluster.get(object.kind, namespace, name);
  if (present?.metadata.uid === object.metadata.uid) {
    cluster.replace({ ...present, status });
  }
}

/** A count as the API writes it: zero is left out. */
export function countOrAbsent(count: number): number | undefined {
  return count === 0 ? undefined : count;
}
