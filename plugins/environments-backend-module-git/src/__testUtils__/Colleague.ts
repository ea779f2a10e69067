import { execFile } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a file is to be: text, bytes, a link, or text that can be run. */
export type WorkFile = string | Buffer | { link: string } | { script: string };

/** Somebody who works with a real git in a folder of their own. */
export class Colleague {
  readonly #folder: string;
  readonly #origin: string;

  private constructor(folder: string, origin: string) {
    this.#folder = folder;
    this.#origin = origin;
  }

  /** `origin` is what they push to, with their credentials. */
  static async create(origin: string): Promise<Colleague> {
    const folder = await mkdtemp(join(tmpdir(), 'flightdeck-colleague-'));
    const colleague = new Colleague(folder, origin);
    await colleague.git('init', '--quiet', '--initial-branch=main');
    return colleague;
  }

  /** Commits files and pushes the branch; resolves to the id of the commit. */
  async push(
    files: Record<string, WorkFile>,
    { branch = 'main' }: { branch?: string } = {},
  ): Promise<string> {
    for (const [path, file] of Object.entries(files)) {
      await this.#write(join(this.#folder, path), file);
    }
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '-m', 'By hand');
    await this.git(
      'push',
      '--quiet',
      this.#origin,
      `HEAD:refs/heads/${branch}`,
    );
    return await this.git('rev-parse', 'HEAD');
  }

  /** Brings a branch here, and what is then checked out is it. */
  async pull(branch: string): Promise<void> {
    await this.git('fetch', '--quiet', this.#origin, branch);
    await this.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
  }

  /** Resolves to what git printed. */
  async git(...args: string[]): Promise<string> {
    const identity = [
      '-c',
      'user.name=Grace',
      '-c',
      'user.email=g@example.org',
    ];
    const { stdout } = await run('git', [...identity, ...args], {
      cwd: this.#folder,
      env: {
        PATH: process.env.PATH,
        HOME: this.#folder,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
        LC_ALL: 'C.UTF-8',
      },
    });
    return stdout.trim();
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }

  async #write(path: string, file: WorkFile): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    if (typeof file === 'string' || Buffer.isBuffer(file)) {
      await writeFile(path, file);
    } else if ('link' in file) {
      await symlink(file.link, path);
    } else {
      await writeFile(path, file.script);
      await chmod(path, 0o755);
    }
  }
}
