import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Clones a repository with the system's git, and resolves to what a command prints of it. */
export async function runGit(
  command: readonly string[],
  url: string,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flightdeck-clone-'));
  try {
    await run('git', ['clone', '--quiet', '--bare', url, folder]);
    const { stdout } = await run('git', ['--git-dir', folder, ...command]);
    return stdout.replace(/\n$/, '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
