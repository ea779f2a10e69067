import { Cluster, KubeObject } from '../Cluster';
import { EventHistory } from './EventHistory';

/** The place of an object in a list: the order in which the API server lists. */
export function listKey(object: KubeObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

/**
 * The objects of a kind as they were at a version, in list order. The history must reach the
 * version: the present state is taken back change by change.
 */
export function objectsAt(options: {
  cluster: Cluster;
  history: EventHistory;
  kind: string;
  namespace?: string;
  version: number;
}): KubeObject[] {
  const { cluster, history, kind, namespace, version } = options;
  const present = cluster.list(kind, namespace);
  const later = history.after(version).filter(({ event }) => {
    const { object } = event;
    return (
      object.kind === kind &&
      (namespace === undefined || object.metadata.namespace === namespace)
    );
  });
  if (later.length === 0) {
    return sorted(present.map(object => [listKey(object), object]));
  }
  const objects = new Map(present.map(object => [listKey(object), object]));
  for (const { event } of [...later].reverse()) {
    if (event.previous) {
      objects.set(listKey(event.object), event.previous);
    } else {
      objects.delete(listKey(event.object));
    }
  }
  return sorted([...objects]);
}

function sorted(entries: [string, KubeObject][]): KubeObject[] {
  return entries
    .sort(([left], [right]) => (left < right ? -1 : Number(left > right)))
    .map(([, object]) => object);
}
