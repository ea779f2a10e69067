import fs from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type TreeEntry, writeBlob, writeTree } from 'isomorphic-git';

/** The tree that holds nothing. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Writes a folder into a repository as a tree, and resolves to its id. Links are left out. */
export async function writeFolder(
  gitdir: string,
  folder: string,
): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const tree: TreeEntry[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') {
      const oid = await writeFolder(gitdir, path);
      if (oid !== EMPTY_TREE) {
        tree.push({ mode: '040000', path: entry.name, oid, type: 'tree' });
      }
    } else if (entry.isFile()) {
      const { mode } = await stat(path);
      const blob = await readFile(path);
      tree.push({
        mode: mode % 2 === 1 ? '100755' : '100644',
        path: entry.name,
        oid: await writeBlob({ fs, gitdir, blob }),
        type: 'blob',
      });
    }
  }
  return await writeTree({ fs, gitdir, tree });
}

/** Writes the tree that holds nothing. */
export function writeEmptyTree(gitdir: string): Promise<string> {
  return writeTree({ fs, gitdir, tree: [] });
}
