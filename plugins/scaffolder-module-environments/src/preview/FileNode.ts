import type { PreviewFile } from './PreviewFile';

/** A folder, or a file in it. */
export type FileNode =
  | { kind: 'folder'; path: string; name: string; children: FileNode[] }
  | { kind: 'file'; path: string; name: string; file: PreviewFile };

/** Makes a tree of files in the order of their paths: folders first, then files. */
export function toTree(files: readonly PreviewFile[], folder = ''): FileNode[] {
  const folders = new Map<string, PreviewFile[]>();
  const here: FileNode[] = [];
  for (const file of files) {
    const [first, ...rest] = file.path.slice(folder.length).split('/');
    if (rest.length === 0) {
      here.push({ kind: 'file', path: file.path, name: first, file });
    } else {
      folders.set(first, [...(folders.get(first) ?? []), file]);
    }
  }
  const below = [...folders].map(([name, inside]): FileNode => {
    const path = `${folder}${name}/`;
    return { kind: 'folder', path, name, children: toTree(inside, path) };
  });
  return [...below, ...here];
}

/** The paths of all folders of a tree. */
export function foldersOf(nodes: readonly FileNode[]): string[] {
  return nodes.flatMap(node =>
    node.kind === 'folder' ? [node.path, ...foldersOf(node.children)] : [],
  );
}

/** The files whose path or text has the words, in any case. */
export function searchFiles(
  files: readonly PreviewFile[],
  words: string,
): PreviewFile[] {
  const wanted = words.trim().toLowerCase();
  return files.filter(
    ({ path, text }) =>
      path.toLowerCase().includes(wanted) ||
      (wanted.length > 2 && text?.toLowerCase().includes(wanted)),
  );
}
