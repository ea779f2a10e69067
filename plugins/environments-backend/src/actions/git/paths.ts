/** `./deploy/` and `deploy` are the same folder; the root is empty. */
export function plainPath(path: string): string {
  const plain = path.replace(/^(\.?\/)+|\/+$/g, '');
  return plain === '.' ? '' : plain;
}

/** Whether a file is in a folder, or in one below it. */
export function isBelow(file: string, folder: string): boolean {
  const plain = plainPath(folder);
  return plain === '' || file.startsWith(`${plain}/`);
}
