import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PodLogSource } from '../PodLogSource';
import { seedWorkload } from './seedWorkload';
import { startKubernetes } from './startKubernetes';

const run = promisify(execFile);

// Without kubectl the suite fails, unless whoever runs it says that there is none.
const isSkipped =
  process.env.FLIGHTDECK_WITHOUT?.split(',').includes('kubectl');
export const describeWithKubectl = isSkipped ? describe.skip : describe;

const logs: PodLogSource = {
  async *read({ metadata }, container, { tailLines }) {
    const lines = ['one', 'two', `from ${metadata.name}/${container}`];
    yield* tailLines === undefined ? lines : lines.slice(-tailLines);
  },
};

/** A cluster with one workload, and the real kubectl with a directory and a kubeconfig of its own. */
export async function startKubectl() {
  const directory = await mkdtemp(join(tmpdir(), 'flightdeck-kubectl-'));
  const api = await startKubernetes({ logs });
  await writeFile(join(directory, 'config'), api.server.kubeconfig());
  seedWorkload(api.cluster);
  return {
    directory,
    api,
    start(...args: string[]) {
      const config = ['--kubeconfig', join(directory, 'config')];
      return run('kubectl', [...config, '--namespace', 'shop', ...args], {
        timeout: 30_000,
        env: { ...process.env, HOME: directory },
      });
    },
    async close() {
      await api.server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
