import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHelm } from './findProgram';

export interface HelmRun {
  code: number | null;
  output: string;
  complaints: string;
}

/** Nothing of the person's own configuration, plugins or cluster reaches Helm. */
function environment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    HELM_CONFIG_HOME: join(home, 'config'),
    HELM_CACHE_HOME: join(home, 'cache'),
    HELM_DATA_HOME: join(home, 'data'),
    KUBECONFIG: join(home, 'kubeconfig'),
    // Nothing listens there: a request would fail, not leave this machine.
    HTTP_PROXY: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
}

/** Runs Helm to its end, in an empty home. */
export async function runHelm(
  args: readonly string[],
  input?: string,
): Promise<HelmRun> {
  const program = await findHelm();
  const home = await mkdtemp(join(tmpdir(), 'flightdeck-helm-'));
  try {
    return await run(program, args, { home, input });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function run(
  program: string,
  args: readonly string[],
  { home, input }: { home: string; input?: string },
): Promise<HelmRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: home, env: environment(home) });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', reject);
    child.on('close', code =>
      resolve({
        code,
        output: Buffer.concat(output).toString('utf8'),
        complaints: Buffer.concat(complaints).toString('utf8'),
      }),
    );
    // Helm may end before it has read everything; its exit code tells what happened.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
