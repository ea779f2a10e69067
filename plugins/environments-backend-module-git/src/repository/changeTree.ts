import fs from 'node:fs';
import { InputError } from '@backstage/errors';
import { readTree, type TreeEntry, writeBlob, writeTree } from 'isomorphic-git';
import type { ObjectStore } from './ObjectStore';
import { isFile } from './readFiles';
import { splitPath } from './repositoryPath';

/** Changes below a folder: new content, `undefined` to delete, or changes of a folder in it. */
type Changes = Map<string, string | undefined | Changes>;

/**
 * Writes a tree with changed files, and resolves to its id. A file keeps its mode; a folder without
 * files goes.
 *
 * @throws InputError for a path that is none, or that is a folder, a link or a submodule
 */
export async function changeTree(
  store: ObjectStore,
  tree: string,
  files: ReadonlyMap<string, string | undefined>,
): Promise<string> {
  const entries = await changeEntries(store, tree, toChanges(files), []);
  return await writeTree({ fs, gitdir: store.gitdir, tree: entries });
}

function toChanges(files: ReadonlyMap<string, string | undefined>): Changes {
  const root: Changes = new Map();
  for (const [path, content] of files) {
    const names = splitPath(path);
    const name = names.pop();
    let folder = root;
    for (const each of names) {
      const known = folder.get(each) ?? new Map();
      if (typeof known === 'string') {
        throw new InputError(`${path} cannot be below a file.`);
      }
      folder.set(each, known);
      folder = known;
    }
    if (name === undefined || folder.get(name) instanceof Map) {
      throw new InputError(`${JSON.stringify(path)} is a folder.`);
    }
    folder.set(name, content);
  }
  return root;
}

async function changeEntries(
  store: ObjectStore,
  tree: string | undefined,
  changes: Changes,
  path: readonly string[],
): Promise<TreeEntry[]> {
  const before = tree ? (await readTree({ fs, ...store, oid: tree })).tree : [];
  const after = new Map(before.map(entry => [entry.path, entry]));
  for (const [name, change] of changes) {
    const where = [...path, name];
    const made = await changeEntry(store, after.get(name), change, where);
    if (made) {
      after.set(name, made);
    } else {
      after.delete(name);
    }
  }
  return [...after.values()];
}

/** Undefined when nothing is left of it. */
async function changeEntry(
  store: ObjectStore,
  entry: TreeEntry | undefined,
  change: string | undefined | Changes,
  where: readonly string[],
): Promise<TreeEntry | undefined> {
  const path = where[where.length - 1];
  const wanted = change instanceof Map ? 'folder' : 'file';
  const isWanted =
    wanted === 'folder' ? entry?.type === 'tree' : entry && isFile(entry);
  if (entry && !isWanted) {
    throw new InputError(`${where.join('/')} is no ${wanted}.`);
  }
  if (change === undefined) {
    return undefined;
  }
  const { gitdir } = store;
  if (typeof change === 'string') {
    const oid = await writeBlob({ fs, gitdir, blob: Buffer.from(change) });
    return { mode: entry?.mode ?? '100644', path, oid, type: 'blob' };
  }
  const tree = await changeEntries(store, entry?.oid, change, where);
  const oid = await writeTree({ fs, gitdir, tree });
  return tree.length > 0
    ? { mode: '040000', path, oid, type: 'tree' }
    : undefined;
}
