import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const IDENTITY = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];

/** A folder where a real git works as a person's would, without their configuration. */
export class WorkFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async create(): Promise<WorkFolder> {
    return new WorkFolder(
      await mkdtemp(join(tmpdir(), 'flightdeck-git-test-')),
    );
  }

  /** Resolves to what git printed. */
  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', [...IDENTITY, ...args], {
      cwd: this.path,
      env: {
        PATH: process.env.PATH,
        HOME: this.path,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
        LC_ALL: 'C',
      },
    });
    return stdout.trim();
  }

  async write(path: string, content: string | Buffer): Promise<void> {
    await mkdir(dirname(join(this.path, path)), { recursive: true });
    await writeFile(join(this.path, path), content);
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}
