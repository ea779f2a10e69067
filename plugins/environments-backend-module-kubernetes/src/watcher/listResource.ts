import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClusterConnection, ListPage } from '../client/ClusterConnection';
import { identitySchema } from '../client/wire';
import type { Resource } from './resources';

/** Objects that are read in one go. */
const TURN = 50;

/** Reads all pages of a list, and keeps what is read of the objects in accepted namespaces. */
export async function listResource<T>(
  connection: ClusterConnection,
  options: {
    resource: Resource;
    read: (raw: unknown) => T | undefined;
    path: string;
    pageSize: number;
    accepts: (namespace: string) => boolean;
    signal: AbortSignal;
  },
): Promise<{
  resourceVersion: string;
  objects: T[];
}> {
  const { resource, path, signal } = options;
  const { fieldSelector, pageSize = options.pageSize } = resource;
  const objects: T[] = [];
  const ask = (continueToken?: string) => {
    const page = connection.listPage(path, {
      limit: Math.min(pageSize, options.pageSize),
      fieldSelector,
      continueToken,
      signal,
    });
    // It is waited for only after the page before has been read.
    page.catch(() => {});
    return page;
  };
  let next: Promise<ListPage> | undefined = ask();
  let resourceVersion = '';
  while (next) {
    const page: ListPage = await next;
    // The server works on the next page while this one is read.
    next = page.continueToken ? ask(page.continueToken) : undefined;
    await readPage(page, { ...options, objects });
    ({ resourceVersion } = page);
  }
  return { resourceVersion, objects };
}

/** Adds what is read of a page to the objects. */
async function readPage<T>(
  { items }: ListPage,
  options: {
    read: (raw: unknown) => T | undefined;
    accepts: (namespace: string) => boolean;
    objects: T[];
  },
): Promise<void> {
  const { accepts, objects, read } = options;
  for (const [index, item] of items.entries()) {
    if (index % TURN === 0) {
      // A page takes a while to read: let requests of people in between.
      await nextTurn();
    }
    const identity = identitySchema.safeParse(item);
    if (identity.success && accepts(identity.data.metadata.namespace)) {
      const object = read(item);
      if (object) {
        objects.push(object);
      }
    }
  }
}
