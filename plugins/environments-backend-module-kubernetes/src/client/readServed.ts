import type { z } from 'zod';
import type { ClusterConnection } from './ClusterConnection';
import { ClusterError } from './ClusterError';
import { apiGroupSchema, resourceListSchema } from './wire';

/**
 * The plurals that a cluster serves of a group in a version; none when it does not know them.
 * Every user may ask, whatever its rights. Throws {@link ClusterError} when that cannot be told.
 */
export async function readServed(
  connection: ClusterConnection,
  options: { group: string; version: string; signal: AbortSignal },
): Promise<ReadonlySet<string>> {
  const { group, version, signal } = options;
  const path = `/apis/${group}/${version}`;
  const list = await ask(connection, { path, signal }, resourceListSchema);
  return new Set(list?.resources.map(({ name }) => name));
}

/**
 * The versions in which a cluster serves a group; none when it does not know the group. Throws
 * {@link ClusterError} when that cannot be told.
 */
export async function readVersions(
  connection: ClusterConnection,
  options: { group: string; signal: AbortSignal },
): Promise<string[]> {
  const { group, signal } = options;
  const path = `/apis/${group}`;
  const found = await ask(connection, { path, signal }, apiGroupSchema);
  return found?.versions.map(({ version }) => version) ?? [];
}

/** Undefined when the cluster does not know the path. */
async function ask<T>(
  connection: ClusterConnection,
  { path, signal }: { path: string; signal: AbortSignal },
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  let answer: unknown;
  try {
    answer = await connection.probing(() => connection.get(path, { signal }));
  } catch (error) {
    if (error instanceof ClusterError && error.status === 404) {
      return undefined;
    }
    throw error;
  }
  const { data } = schema.safeParse(answer);
  if (!data) {
    throw connection.misunderstood();
  }
  return data;
}
