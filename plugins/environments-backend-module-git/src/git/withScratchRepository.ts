import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { init } from 'isomorphic-git';

/**
 * Lends an empty bare repository that goes when the work is done.
 *
 * @public
 */
export async function withScratchRepository<T>(
  work: (gitdir: string) => Promise<T>,
): Promise<T> {
  const gitdir = await mkdtemp(join(tmpdir(), 'flightdeck-git-'));
  try {
    await init({ fs, gitdir, bare: true, defaultBranch: 'main' });
    return await work(gitdir);
  } finally {
    await rm(gitdir, { recursive: true, force: true });
  }
}
