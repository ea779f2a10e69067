import { spawn } from 'node:child_process';

export interface RunGitOptions {
  /** The repository: a bare one. */
  directory: string;
  input?: string | Buffer;
}

/** Nothing of the person's own git configuration reaches the sandbox's repositories. */
export function gitEnvironment(
  more: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    ...more,
  };
}

/**
 * Runs the system's git and resolves to what it printed.
 *
 * @throws Error with git's own words when it fails.
 */
export function runGit(
  args: readonly string[],
  options: RunGitOptions,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['--git-dir', options.directory, ...args], {
      env: gitEnvironment(),
    });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0) {
        resolve(Buffer.concat(output));
      } else {
        const words = Buffer.concat(complaints).toString('utf8').trim();
        reject(new Error(`git ${args[0]} failed: ${words || `exit ${code}`}`));
      }
    });
    // git may end before it has read everything; its exit code tells what happened.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input);
  });
}
