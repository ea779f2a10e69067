import { mkdtemp, readdir, rm } from 'node:fs/promises';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { closeServer, listenOnLoopback } from './loopback';
import type { CommitDetails, FileChange } from './fastImport';
import { type CommitMetadata, GitRepository } from './GitRepository';
import { isRepositoryName } from './names';
import { seedRepository } from './seedRepository';
import { advertiseReferences, type GitService, runService } from './smartHttp';

export interface GitServerOptions {
  port: number;
  /** Holds one folder for each repository: `files/` and `history.yaml`. The sandbox's own when absent. */
  seedDirectory?: string;
  clock?: () => Date;
}

/**
 * Git repositories, served over HTTP to real git clients and read within the process.
 */
export interface GitServer {
  /** A repository's address is `<url>/<name>.git`. */
  readonly url: string;
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

class RepositoryServer {
  readonly #repositories: ReadonlyMap<string, GitRepository>;
  readonly #listeners = new Set<(repository: string) => void>();

  constructor(repositories: ReadonlyMap<string, GitRepository>) {
    this.#repositories = repositories;
  }

  find(name: string): GitRepository {
    const repository = this.#repositories.get(name);
    if (!repository) {
      throw new Error(`repository '${name}' not found`);
    }
    return repository;
  }

  has(name: string): boolean {
    return this.#repositories.has(name);
  }

  subscribe(listener: (repository: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(name: string): void {
    for (const listener of this.#listeners) {
      listener(name);
    }
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://git');
    const route =
      /^\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(
        url.pathname,
      );
    const repository = route ? this.#repositories.get(route[1]) : undefined;
    if (!route || !repository) {
      response.writeHead(404).end('Repository not found.\n');
      return;
    }
    const action = route[2];
    const asked =
      action === 'info/refs' ? url.searchParams.get('service') : action;
    const service = toService(asked);
    if (!service) {
      response.writeHead(403).end('Only the smart protocol is served.\n');
      return;
    }
    const { directory } = repository;
    if (action === 'info/refs') {
      advertiseReferences({ service, directory, request, response });
      return;
    }
    runService({ service, directory, request, response }).then(
      () => {
        if (service === 'git-receive-pack') {
          repository.forget();
          this.announce(route[1]);
        }
      },
      () => response.destroy(),
    );
  }
}

function toService(name: string | null): GitService | undefined {
  return name === 'git-upload-pack' || name === 'git-receive-pack'
    ? name
    : undefined;
}

/**
 * Makes the repositories of the seed in a temporary folder and serves them. `close` deletes them.
 */
export async function createGitServer(
  options: GitServerOptions,
): Promise<GitServer> {
  const { seedDirectory = OWN_SEED, clock = () => new Date() } = options;
  const directory = await mkdtemp(join(tmpdir(), 'flightdeck-git-'));
  const repositories = new Map<string, GitRepository>();
  for (const name of await readdir(seedDirectory)) {
    if (!isRepositoryName(name)) {
      throw new Error(`Seed folder '${name}' cannot name a repository.`);
    }
    const repository = await GitRepository.create(join(directory, name));
    await seedRepository(repository, join(seedDirectory, name), clock());
    repositories.set(name, repository);
  }

  const served = new RepositoryServer(repositories);
  const server = createServer((request, response) =>
    served.handle(request, response),
  );
  const url = await listenOnLoopback(server, options.port);

  return {
    url,
    async commit(repository, changes, details) {
      const hash = await served.find(repository).commit(changes, details);
      served.announce(repository);
      return hash;
    },
    resolve: async (repository, revision) =>
      served.find(repository).resolve(revision),
    readTree: async (repository, revision, path) =>
      served.find(repository).readTree(revision, path),
    metadata: async (repository, revision) =>
      served.find(repository).metadata(revision),
    repositoryOf(address) {
      const name = address.startsWith(`${url}/`)
        ? address.slice(url.length + 1).replace(/\.git$/, '')
        : '';
      return served.has(name) ? name : undefined;
    },
    subscribe: listener => served.subscribe(listener),
    async close() {
      await closeServer(server);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
