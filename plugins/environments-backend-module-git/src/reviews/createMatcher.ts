import { Minimatch } from 'minimatch';

/** Tells by its path whether a file matches any of some globs, in capital letters or not. */
export function createMatcher(
  globs: readonly string[],
): (path: string) => boolean {
  const all = globs.map(
    glob => new Minimatch(glob, { dot: true, nocase: true, nonegate: true }),
  );
  return path => all.some(one => one.match(path));
}
