import { execFile } from 'node:child_process';

/** How a program ended: its code, and all that it said. */
export interface ProgramRun {
  code: number;
  output: string;
}

/** Runs a program in a folder. Resolves also when it fails; rejects when it is not there. */
export function runProgram(
  program: string,
  parameters: readonly string[],
  options: { directory: string; environment?: Record<string, string> },
): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      parameters,
      {
        cwd: options.directory,
        env: { ...process.env, ...options.environment },
        maxBuffer: 16 * 1024 * 1024,
        timeout: 240_000,
      },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`;
        if (!error) {
          resolve({ code: 0, output });
        } else if (typeof error.code === 'number') {
          resolve({ code: error.code, output });
        } else {
          reject(error);
        }
      },
    );
  });
}
