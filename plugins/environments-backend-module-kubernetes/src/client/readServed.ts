import type { ClusterConnection } from './ClusterConnection';
import { ClusterError } from './ClusterError';
import { resourceListSchema } from './wire';

/**
 * The plurals that a cluster serves of a group in a version; none when it does not know them.
 * Every user may ask, whatever its rights. Throws {@link ClusterError} when that cannot be told.
 */
export async function readServed(
  connection: ClusterConnection,
  options: { group: string; version: string; signal: AbortSignal },
): Promise<ReadonlySet<string>> {
  const { group, version, signal } = options;
  try {
    const answer = await connection.probing(() =>
      connection.get(`/apis/${group}/${version}`, { signal }),
    );
    const { data } = resourceListSchema.safeParse(answer);
    return new Set(data?.resources.map(({ name }) => name));
  } catch (error) {
    if (error instanceof ClusterError && error.failure === 'unsupported') {
      return new Set();
    }
    throw error;
  }
}
