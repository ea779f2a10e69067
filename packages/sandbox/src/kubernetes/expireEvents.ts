import { Cluster } from './Cluster';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Deletes Events an hour after they were last written, as the API server does; the next Event
 * sweeps out the old ones. Returns the function that ends this.
 */
export function expireEvents(
  cluster: Cluster,
  clock: () => Date,
  timeToLiveMs = HOUR_MS,
): () => void {
  /** When each Event was last written, the longest ago first. */
  const written = new Map<string, { namespace: string; at: number }>();
  return cluster.subscribe(({ type, object: { kind, metadata } }) => {
    if (kind !== 'Event') {
      return;
    }
    const { namespace = '', name } = metadata;
    const key = `${namespace}/${name}`;
    written.delete(key);
    if (type === 'DELETED') {
      return;
    }
    const now = clock().getTime();
    written.set(key, { namespace, at: now });
    for (const [oldKey, { namespace: place, at }] of written) {
      if (at > now - timeToLiveMs) {
        break;
      }
      cluster.delete('Event', place, oldKey.slice(place.length + 1));
    }
  });
}
