import { createHash } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { ChangeMethod } from '@flightdeck/plugin-environments-common';
import type {
  ReleaseRepository,
  RepositoryChange,
  RepositoryFolder,
  WrittenChange,
} from '@flightdeck/plugin-environments-node';

type Files = ReadonlyMap<string, string>;

interface Commit {
  id: string;
  parent: string | undefined;
  message: string;
  files: Files;
  change?: RepositoryChange;
}

interface Repository {
  commits: Map<string, Commit>;
  branches: Map<string, string>;
  tags: Map<string, string>;
}

/** A proposal that waits for somebody to merge it. */
export interface FakePullRequest {
  number: number;
  change: RepositoryChange;
  commit: string;
}

const MAIN = 'main';

/**
 * Repositories in memory that keep the contract: commits never change, a branch moves only from the
 * commit that a change was worked out on, and an operation writes once.
 */
export class FakeReleaseRepository implements ReleaseRepository {
  readonly id = 'fake';
  offered: readonly ChangeMethod[] = ['commit', 'pull-request'];
  readonly pullRequests: FakePullRequest[] = [];
  /** The changes that were asked for. */
  readonly writes: RepositoryChange[] = [];
  /** What happens before a change is written, and what after it was. */
  onWrite?: (change: RepositoryChange) => Promise<void>;
  onWritten?: (written: WrittenChange) => Promise<void>;
  /** What happens before something is read, or looked for. */
  onRead?: () => Promise<void>;
  readonly #repositories = new Map<string, Repository>();

  /** Commits files to a branch, as a person would; `undefined` deletes. Gives back the id. */
  push(
    url: string,
    files: Record<string, string | undefined>,
    options: { branch?: string; tag?: string } = {},
  ): string {
    const { branch = MAIN, tag } = options;
    const repository = this.#repositories.get(url) ?? {
      commits: new Map(),
      branches: new Map(),
      tags: new Map(),
    };
    this.#repositories.set(url, repository);
    const id = this.#commit(repository, {
      branch,
      files: new Map(Object.entries(files)),
      message: 'A change by hand',
    });
    if (tag) {
      repository.tags.set(tag, id);
    }
    return id;
  }

  /** Starts a branch at another revision. */
  branch(url: string, name: string, at: string): void {
    const repository = this.#find(url);
    const { commit } = resolve(repository, url, at);
    repository.branches.set(name, commit.id);
  }

  head(url: string, branch = MAIN): string {
    return resolve(this.#find(url), url, branch).commit.id;
  }

  /** The content of a file at a revision; undefined when it is not there. */
  read(url: string, path: string, revision = MAIN): string | undefined {
    return resolve(this.#find(url), url, revision).commit.files.get(path);
  }

  message(url: string, revision = MAIN): string {
    return resolve(this.#find(url), url, revision).commit.message;
  }

  methods(url: string): readonly ChangeMethod[] {
    return this.#repositories.has(url) ? this.offered : [];
  }

  async readFolder(request: {
    repository: string;
    revision: string;
    path: string;
  }): Promise<RepositoryFolder> {
    await this.onRead?.();
    const { path, repository: url, revision } = request;
    const { branch, commit } = resolve(this.#find(url), url, revision);
    const folder = path.replace(/^(\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
    const files = [...commit.files].filter(
      ([file]) => folder === '' || file.startsWith(`${folder}/`),
    );
    if (files.length === 0) {
      throw new NotFoundError(
        `${url} has no folder ${path} at ${commit.id.slice(0, 7)}.`,
      );
    }
    return { commit: commit.id, branch, files: new Map(files) };
  }

  async write(change: RepositoryChange): Promise<WrittenChange> {
    this.writes.push(change);
    await this.onWrite?.(change);
    const written = this.#written(change) ?? this.#write(change);
    await this.onWritten?.(written);
    return written;
  }

  async findWritten(
    change: RepositoryChange,
  ): Promise<WrittenChange | undefined> {
    await this.onRead?.();
    return this.#written(change);
  }

  #write(change: RepositoryChange): WrittenChange {
    const { base, body, branch, files, method, title } = change;
    const repository = this.#find(change.repository);
    if (!this.offered.includes(method)) {
      throw new InputError(`${change.repository} takes no ${method}.`);
    }
    if (repository.branches.get(branch) !== base) {
      throw new ConflictError(
        `Branch ${branch} of ${change.repository} has moved.`,
      );
    }
    const message = `${title}\n\n${body}`;
    if (method === 'commit') {
      const id = this.#commit(repository, { branch, files, message, change });
      return toWritten(change, id);
    }
    const proposal = `flightdeck/${change.operationId}`;
    repository.branches.set(proposal, base);
    const id = this.#commit(repository, {
      branch: proposal,
      files,
      message,
      change,
    });
    const number = this.pullRequests.length + 1;
    this.pullRequests.push({ number, change, commit: id });
    return toWritten(change, id, number);
  }

  #written(change: RepositoryChange): WrittenChange | undefined {
    const { operationId, repository: url } = change;
    const proposed = this.pullRequests.find(
      one => one.change.operationId === operationId,
    );
    if (proposed) {
      return toWritten(change, proposed.commit, proposed.number);
    }
    const { branches, commits } = this.#find(url);
    let at = branches.get(change.branch);
    while (at !== undefined) {
      const commit = commits.get(at);
      if (commit?.change?.operationId === operationId) {
        return toWritten(change, commit.id);
      }
      at = commit?.parent;
    }
    return undefined;
  }

  #commit(
    { branches, commits }: Repository,
    made: {
      branch: string;
      files: ReadonlyMap<string, string | undefined>;
      message: string;
      change?: RepositoryChange;
    },
  ): string {
    const { branch, change, message } = made;
    const parent = branches.get(branch);
    const files = new Map(parent ? commits.get(parent)?.files : []);
    for (const [path, text] of made.files) {
      if (text === undefined) {
        files.delete(path);
      } else {
        files.set(path, text);
      }
    }
    const id = createHash('sha1')
      .update(JSON.stringify([parent, message, [...files], commits.size]))
      .digest('hex');
    commits.set(id, { id, parent, message, files, change });
    branches.set(branch, id);
    return id;
  }

  #find(url: string): Repository {
    const repository = this.#repositories.get(url);
    if (!repository) {
      throw new NotFoundError(`There is no repository ${url}.`);
    }
    return repository;
  }
}

function resolve(
  { branches, commits, tags }: Repository,
  url: string,
  revision: string,
): { branch?: string; commit: Commit } {
  const name = revision === 'HEAD' ? MAIN : revision;
  const branch = branches.has(name) ? name : undefined;
  const commit = commits.get(branches.get(name) ?? tags.get(name) ?? name);
  if (!commit) {
    throw new NotFoundError(`${url} has no revision ${revision}.`);
  }
  return { branch, commit };
}

function toWritten(
  { repository }: RepositoryChange,
  commit: string,
  number?: number,
): WrittenChange {
  const page = repository.replace(/\.git$/, '');
  return number === undefined
    ? { commit, url: `${page}/commit/${commit}` }
    : {
        commit,
        url: `${page}/pulls/${number}`,
        pullRequest: `#${number}`,
      };
}
