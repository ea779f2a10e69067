import {
  type CommitDetails,
  type FileChange,
  fastImportCommit,
} from './fastImport';
import { isRepositoryPath, isRevision } from './names';
import { remember } from './remember';
import { runGit } from './runGit';

export interface CommitMetadata {
  author: string;
  date: string;
  message: string;
  tags: string[];
}

/**
 * One bare repository with the branch `main`.
 */
export class GitRepository {
  readonly #directory: string;
  /** By commit and path: what a commit holds never changes. */
  readonly #trees = new Map<string, Promise<ReadonlyMap<string, string>>>();
  /** What branches and tags name: true until the next commit or push. */
  readonly #resolved = new Map<string, Promise<string | undefined>>();
  readonly #metadata = new Map<string, Promise<CommitMetadata | undefined>>();
  #lastCommit: Promise<unknown> = Promise.resolve();

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static async create(directory: string): Promise<GitRepository> {
    await runGit(['init', '--quiet', '--bare', '--initial-branch=main'], {
      directory,
    });
    await runGit(['config', 'http.receivepack', 'true'], { directory });
    return new GitRepository(directory);
  }

  get directory(): string {
    return this.#directory;
  }

  /** To be called when someone else, such as a push, has changed branches or tags. */
  forget(): void {
    this.#resolved.clear();
    this.#metadata.clear();
  }

  /** Adds a commit to a branch, after those that were asked for before. Resolves to its hash. */
  commit(
    changes: readonly FileChange[],
    details: CommitDetails,
  ): Promise<string> {
    const commit = this.#lastCommit.then(async () => {
      const { branch = 'main' } = details;
      const parent = await this.#firstThere(branch, 'main');
      const input = fastImportCommit(
        changes,
        { date: new Date(), ...details, branch },
        parent,
      );
      await runGit(['fast-import', '--quiet', '--done'], {
        directory: this.#directory,
        input,
      });
      this.forget();
      const hash = await this.resolve(branch);
      if (hash === undefined) {
        throw new Error(`The commit did not reach ${branch}.`);
      }
      return hash;
    });
    this.#lastCommit = commit.catch(() => {});
    return commit;
  }

  /** The hash of the commit that a branch, tag or hash names; undefined when there is none. */
  async resolve(revision: string): Promise<string | undefined> {
    if (!isRevision(revision)) {
      return undefined;
    }
    return remember(this.#resolved, revision, async () => {
      try {
        const hash = await this.#git([
          'rev-parse',
          '--verify',
          '--quiet',
          `${revision}^{commit}`,
        ]);
        return hash.toString('utf8').trim();
      } catch {
        return undefined;
      }
    });
  }

  /** The files below a folder, by their path in the repository. */
  async readTree(
    revision: string,
    path: string,
  ): Promise<ReadonlyMap<string, string>> {
    const hash = await this.resolve(revision);
    if (hash === undefined) {
      throw new Error(`unable to resolve '${revision}' to a commit SHA`);
    }
    const folder = path.replace(/^\.?\/+|\/+$/g, '');
    if (folder !== '' && folder !== '.' && !isRepositoryPath(folder)) {
      throw new Error(`'${path}' cannot be a path in a repository.`);
    }
    const key = `${hash}:${folder}`;
    return remember(this.#trees, key, () =>
      this.#readTree(hash, folder === '.' ? '' : folder),
    );
  }

  /** The id of a file's content; undefined when there is no such file. */
  async blobId(revision: string, path: string): Promise<string | undefined> {
    const hash = await this.resolve(revision);
    if (hash === undefined || !/^[^\0\n]+$/.test(path)) {
      return undefined;
    }
    try {
      const id = await this.#git(['rev-parse', '--verify', `${hash}:${path}`]);
      const blob = id.toString('utf8').trim();
      const type = await this.#git(['cat-file', '-t', blob]);
      return type.toString('utf8').trim() === 'blob' ? blob : undefined;
    } catch {
      return undefined;
    }
  }

  readBlob(id: string): Promise<Buffer> {
    return this.#git(['cat-file', 'blob', id]);
  }

  async metadata(revision: string): Promise<CommitMetadata | undefined> {
    const hash = await this.resolve(revision);
    return hash === undefined
      ? undefined
      : remember(this.#metadata, hash, () => this.#readMetadata(hash));
  }

  async #readMetadata(hash: string): Promise<CommitMetadata> {
    const [fields, tags] = await Promise.all([
      this.#git(['show', '-s', '--format=%an <%ae>%x00%cI%x00%B', hash]),
      this.#git(['tag', '--points-at', hash]),
    ]);
    const [author, date, message] = fields.toString('utf8').split('\0');
    return {
      author,
      date: new Date(date).toISOString(),
      message: message.trim(),
      tags: tags.toString('utf8').split('\n').filter(Boolean),
    };
  }

  async #readTree(
    hash: string,
    folder: string,
  ): Promise<ReadonlyMap<string, string>> {
    const listing = await this.#git([
      'ls-tree',
      '-r',
      '-z',
      hash,
      ...(folder ? ['--', `${folder}/`] : []),
    ]);
    const entries = listing
      .toString('utf8')
      .split('\0')
      .filter(entry => entry.includes(' blob '))
      .map(entry => {
        const [header, path] = entry.split('\t');
        return { id: header.split(' ')[2], path };
      });
    const blobs = await runGit(['cat-file', '--batch'], {
      directory: this.#directory,
      input: entries.map(({ id }) => `${id}\n`).join(''),
    });
    const files = new Map<string, string>();
    let offset = 0;
    for (const { path } of entries) {
      const endOfHeader = blobs.indexOf('\n', offset);
      const size = Number(
        blobs.toString('utf8', offset, endOfHeader).split(' ')[2],
      );
      const start = endOfHeader + 1;
      files.set(path, blobs.toString('utf8', start, start + size));
      offset = start + size + 1;
    }
    return files;
  }

  async #firstThere(...branches: string[]): Promise<string | undefined> {
    for (const branch of branches) {
      if ((await this.resolve(branch)) !== undefined) {
        return branch;
      }
    }
    return undefined;
  }

  #git(args: readonly string[]): Promise<Buffer> {
    return runGit(args, { directory: this.#directory });
  }
}
