import type {
  KubernetesKind,
  KubernetesObjectTypes,
} from '@flightdeck/plugin-environments-common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClusterConnection } from '../client/ClusterConnection';
import { identitySchema } from '../client/wire';
import { project } from './project';
import { resources } from './resources';

/** Objects that are read in one go. */
const TURN = 50;

/** Reads all pages of a list, and keeps the projections of the objects in accepted namespaces. */
export async function listKind<Kind extends KubernetesKind>(
  connection: ClusterConnection,
  options: {
    kind: Kind;
    path: string;
    pageSize: number;
    accepts: (namespace: string) => boolean;
    signal: AbortSignal;
  },
): Promise<{
  resourceVersion: string;
  objects: KubernetesObjectTypes[Kind][];
}> {
  const { kind, path, accepts, signal } = options;
  const { fieldSelector, pageSize = options.pageSize } = resources[kind];
  const objects: KubernetesObjectTypes[Kind][] = [];
  let continueToken: string | undefined;
  let resourceVersion: string;
  do {
    const page = await connection.listPage(path, {
      limit: Math.min(pageSize, options.pageSize),
      fieldSelector,
      continueToken,
      signal,
    });
    for (const [index, item] of page.items.entries()) {
      if (index % TURN === 0) {
        // A page takes a while to read: let requests of people in between.
        await nextTurn();
      }
      const identity = identitySchema.safeParse(item);
      if (identity.success && accepts(identity.data.metadata.namespace)) {
        const object = project(kind, item);
        if (object) {
          objects.push(object);
        }
      }
    }
    ({ resourceVersion, continueToken } = page);
  } while (continueToken !== undefined);
  return { resourceVersion, objects };
}
