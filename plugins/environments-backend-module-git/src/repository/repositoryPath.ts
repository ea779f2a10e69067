import { InputError } from '@backstage/errors';

/**
 * The names of a path from the root of a repository; none for the root itself.
 *
 * @throws InputError for what leads elsewhere, or into the folder of git itself
 */
export function splitPath(path: string): string[] {
  const names = path
    .replace(/\/+$/, '')
    .split('/')
    .filter((name, index) => name !== '.' && (name !== '' || index > 0));
  if (!names.every(isName)) {
    throw new InputError(
      `${JSON.stringify(path)} is no path of a repository's files.`,
    );
  }
  return names;
}

function isName(name: string): boolean {
  return (
    /^[^/\\\p{Cc}]+$/u.test(name) &&
    name !== '..' &&
    name.toLowerCase() !== '.git'
  );
}
