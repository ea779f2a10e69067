import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGitServer, type GitServer } from '@flightdeck/sandbox';

/** A real git server without the sandbox's own repositories, which take their time to make. */
export async function startEmptyGit(token?: string): Promise<GitServer> {
  const seedDirectory = await mkdtemp(join(tmpdir(), 'flightdeck-no-seed-'));
  try {
    return await createGitServer({ port: 0, seedDirectory, token });
  } finally {
    await rm(seedDirectory, { recursive: true });
  }
}
