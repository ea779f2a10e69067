import fs from 'node:fs';
import { InputError } from '@backstage/errors';
import { readBlob, readTree, type TreeEntry } from 'isomorphic-git';
import type { ObjectStore } from './ObjectStore';

/** More than a folder of manifests has, and less than would trouble our memory. */
const MOST_FILES = 2_000;
const MOST_FILE_BYTES = 2 ** 20;
const MOST_BYTES = 32 * 2 ** 20;

/** The tree of a folder; undefined when there is no folder of the name. */
export async function findFolder(
  store: ObjectStore,
  root: string,
  names: readonly string[],
): Promise<string | undefined> {
  let oid = root;
  for (const name of names) {
    const { tree } = await readTree({ fs, ...store, oid });
    const entry = tree.find(each => each.path === name);
    if (entry?.type !== 'tree') {
      return undefined;
    }
    oid = entry.oid;
  }
  return oid;
}

/**
 * The text files of a folder and of those in it, by their path. Links, submodules, files of other
 * than text and files beyond 1 MB are left out.
 *
 * @throws InputError when there are too many
 */
export async function readFiles(
  store: ObjectStore,
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const where = names.join('/') || 'the repository';
  let size = 0;
  const visit = async (oid: string, path: readonly string[]): Promise<void> => {
    const { tree } = await readTree({ fs, ...store, oid });
    for (const entry of tree) {
      const name = [...path, entry.path];
      if (entry.type === 'tree') {
        await visit(entry.oid, name);
      } else if (isFile(entry)) {
        const text = await readText(store, entry.oid);
        size += text?.length ?? 0;
        if (files.size === MOST_FILES || size > MOST_BYTES) {
          throw new InputError(
            `There is more below ${where} than is read: at most ${MOST_FILES} files, and 32 MB.`,
          );
        }
        if (text !== undefined) {
          files.set(name.join('/'), text);
        }
      }
    }
  };
  await visit(folder, names);
  return files;
}

/** Whether it is a file as such, and neither a link nor a submodule. */
export function isFile({ type, mode }: TreeEntry): boolean {
  return type === 'blob' && mode.startsWith('100');
}

async function readText(
  store: ObjectStore,
  oid: string,
): Promise<string | undefined> {
  const { blob } = await readBlob({ fs, ...store, oid });
  if (blob.length > MOST_FILE_BYTES || blob.includes(0)) {
    return undefined;
  }
  try {
    // The mark at its beginning is a part of the file, and must be there when it is written again.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      blob,
    );
  } catch {
    return undefined;
  }
}
