import { ClusterEvent } from '../Cluster';
import { InMemoryCluster } from '../InMemoryCluster';

/** A cluster at 2026-03-04 05:06:07 that keeps what it tells. */
export function createRecordedCluster() {
  const now = new Date('2026-03-04T05:06:07.890Z');
  const cluster = new InMemoryCluster({ clock: () => now });
  const events: ClusterEvent[] = [];
  cluster.subscribe(event => events.push(event));
  const told = () =>
    events.map(
      ({ type, object }) => `${type} ${object.kind}/${object.metadata.name}`,
    );
  return { cluster, told };
}
