import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { closeServer, listenOnLoopback } from './loopback';
import type { CommitDetails, FileChange } from './fastImport';
import { sandboxTokens } from '../control/sandboxTokens';
import { GitFaults } from './GitFaults';
import { type CommitMetadata, GitRepository } from './GitRepository';
import { GitRequestHandler } from './GitRequestHandler';
import { isRepositoryName } from './names';
import { Repositories } from './Repositories';
import { seedRepository } from './seedRepository';

export interface GitServerOptions {
  port: number;
  /** Holds one folder for each repository: `files/` and `history.yaml`. The sandbox's own when absent. */
  seedDirectory?: string;
  clock?: () => Date;
  /** The password of whoever pushes; the published one of the sandbox when absent. */
  token?: string;
}

/**
 * Git repositories, served over HTTP to real git clients and read within the process.
 */
export interface GitServer {
  /** A repository's address is `<url>/<name>.git`. */
  readonly url: string;
  /** What can be made to go wrong with it. */
  readonly faults: GitFaults;
  /** Makes an empty repository, unless there is one of the name. */
  create(repository: string): Promise<void>;
  commit(
    repository: string,
    changes: readonly FileChange[],
    details: CommitDetails,
  ): Promise<string>;
  /** The hash of a branch, tag or commit; undefined when there is none. */
  resolve(repository: string, revision: string): Promise<string | undefined>;
  /** The files below a folder, by their path in the repository. */
  readTree(
    repository: string,
    revision: string,
    path: string,
  ): Promise<ReadonlyMap<string, string>>;
  metadata(
    repository: string,
    revision: string,
  ): Promise<CommitMetadata | undefined>;
  /** The repository behind an address of this server. */
  repositoryOf(url: string): string | undefined;
  /** Calls the listener after each commit or push, as a webhook would. */
  subscribe(listener: (repository: string) => void): () => void;
  close(): Promise<void>;
}

const OWN_SEED = join(
  dirname(require.resolve('@flightdeck/sandbox/package.json')),
  'seed/repositories',
);

/**
 * Makes the repositories of the seed in a temporary folder and serves them. `close` deletes them.
 */
export async function createGitServer(
  options: GitServerOptions,
): Promise<GitServer> {
  const { seedDirectory = OWN_SEED, clock = () => new Date() } = options;
  const directory = await mkdtemp(join(tmpdir(), 'flightdeck-git-'));
  const repositories = new Repositories(directory);
  for (const name of await readdir(seedDirectory)) {
    if (!isRepositoryName(name)) {
      throw new Error(`Seed folder '${name}' cannot name a repository.`);
    }
    const repository = await repositories.ensure(name);
    await seedRepository(repository, join(seedDirectory, name), clock());
  }
  const faults = new GitFaults();
  const handler = new GitRequestHandler({
    repositories,
    faults,
    token: options.token ?? sandboxTokens.git,
    // No repository can have this name.
    empty: await GitRepository.create(join(directory, '.empty')),
  });
  const server = createServer((request, response) =>
    handler.handle(request, response),
  );
  const url = await listenOnLoopback(server, options.port);

  return {
    url,
    faults,
    async create(repository) {
      await repositories.ensure(repository);
    },
    async commit(repository, changes, details) {
      const found = repositories.require(repository);
      const hash = await found.commit(changes, details);
      repositories.announce(repository);
      return hash;
    },
    resolve: async (repository, revision) =>
      repositories.require(repository).resolve(revision),
    readTree: async (repository, revision, path) =>
      repositories.require(repository).readTree(revision, path),
    metadata: async (repository, revision) =>
      repositories.require(repository).metadata(revision),
    repositoryOf(address) {
      const name = address.startsWith(`${url}/`)
        ? address.slice(url.length + 1).replace(/\.git$/, '')
        : '';
      return repositories.find(name) ? name : undefined;
    },
    subscribe: listener => repositories.subscribe(listener),
    async close() {
      await closeServer(server);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
