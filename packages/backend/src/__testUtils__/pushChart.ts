import { execFile } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sandbox } from '@flightdeck/sandbox';

const run = promisify(execFile);

/** The branch that production is a chart on. */
export const CHART_BRANCH = 'chart';

/**
 * Makes a Helm chart of the manifests of production, on a branch of its own: only a chart may have
 * values and parameters.
 */
export async function pushChart(
  sandbox: Pick<Sandbox, 'urls' | 'tokens'>,
  revision: string,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'flightdeck-chart-'));
  const url = new URL('co2-calculator-deploy.git', `${sandbox.urls.git}/`);
  url.username = 'flightdeck';
  url.password = sandbox.tokens.git;
  const git = async (...words: string[]) =>
    await run('git', ['-C', directory, ...words]);
  try {
    await run('git', [
      'clone',
      '--quiet',
      '--branch',
      revision,
      url.href,
      directory,
    ]);
    const folder = join(directory, 'environments', 'prod');
    const manifests = await readdir(folder);
    await mkdir(join(folder, 'templates'));
    for (const name of manifests) {
      await rename(join(folder, name), join(folder, 'templates', name));
    }
    await writeFile(
      join(folder, 'Chart.yaml'),
      'apiVersion: v2\nname: co2-calculator\nversion: 1.0.0\n',
    );
    await git('add', '--all');
    await git(
      ...[
        '-c',
        'user.name=Camille Favre',
        '-c',
        'user.email=camille@example.org',
      ],
      ...['commit', '--quiet', '--message', 'Make a chart of production'],
    );
    await git('push', '--quiet', 'origin', `HEAD:refs/heads/${CHART_BRANCH}`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
