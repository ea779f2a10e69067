import { parseAllDocuments } from 'yaml';
import type { DirectorySource } from '../ApplicationSource';
import { matchesGlob } from './matchesGlob';

/** A document of a source, and the file that it is from. */
export interface SourceDocument {
  file: string;
  value: unknown;
}

/**
 * The documents of a YAML file; empty ones are left out.
 *
 * @throws Error with a sentence that names the file when it is not well formed
 */
export function parseDocuments(
  file: string,
  content: string,
): SourceDocument[] {
  const documents: SourceDocument[] = [];
  for (const document of parseAllDocuments(content)) {
    if (document.errors.length > 0) {
      throw new Error(
        `Failed to unmarshal "${file}": ${document.errors[0].message}`,
      );
    }
    const value: unknown = document.toJSON();
    if (value !== null) {
      documents.push({ file, value });
    }
  }
  return documents;
}

/**
 * The manifests of a folder. As with Argo CD, folders in it count only when asked for.
 *
 * @param files - the files below the folder, by their path in it
 */
export function renderDirectory(
  files: ReadonlyMap<string, string>,
  { recurse, include, exclude }: DirectorySource = {},
): SourceDocument[] {
  return [...files]
    .filter(
      ([path]) =>
        /\.(ya?ml|json)$/.test(path) &&
        (recurse || !path.includes('/')) &&
        !(exclude && matchesGlob(exclude, path)) &&
        (!include || matchesGlob(include, path)),
    )
    .flatMap(([path, content]) => parseDocuments(path, content));
}
