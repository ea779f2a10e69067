import type { InspectedObject } from '@flightdeck/plugin-environments-node';
import type { ClusterConnection } from '../../client/ClusterConnection';
import { ClusterError } from '../../client/ClusterError';
import { resourcePath, resources } from '../../watcher/resources';
import { describeObject } from './describeObject';
import type { FoundObject } from './findObject';

/**
 * Reads an object as it stands now. Undefined when there is none, or another one of that name.
 * Throws a `ClusterError`.
 */
export async function readObject(
  connection: ClusterConnection,
  { kind, namespace, name, uid }: FoundObject,
  options: { clock: () => Date; timeoutMs: number; signal: AbortSignal },
): Promise<InspectedObject | undefined> {
  const { clock, timeoutMs, signal } = options;
  const resource = resources[kind];
  for (const version of resource.versions) {
    const collection = resourcePath(resource, version, namespace);
    const path = `${collection}/${encodeURIComponent(name)}`;
    const sent = await connection
      .get(path, { signal, timeoutMs })
      .catch((error: unknown) => {
        // Neither an object of that name nor a version of that name look otherwise.
        if (error instanceof ClusterError && error.status === 404) {
          return undefined;
        }
        throw error;
      });
    if (sent !== undefined) {
      const object = describeObject(kind, sent, clock());
      const isAsked = uid === undefined || object?.subject.uid === uid;
      return isAsked ? object : undefined;
    }
  }
  return undefined;
}
