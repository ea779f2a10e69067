import { InputError, NotFoundError } from '@backstage/errors';
import type { ChangeMethod } from '@flightdeck/plugin-environments-common';
import type {
  ReleaseRepository,
  RepositoryChange,
  RepositoryFolder,
  WrittenChange,
} from '@flightdeck/plugin-environments-node';
import type { CatalogAuthors } from '../authors/CatalogAuthors';
import type { GitIdentity } from '../git/GitIdentity';
import { parseRepositoryUrl } from '../hosts/parseRepositoryUrl';
import type { RepositoryAccess } from '../hosts/RepositoryAccess';
import type { RepositoryHosts } from '../hosts/RepositoryHosts';
import { commitChange } from './commitChange';
import { FolderMemory } from './FolderMemory';
import { FolderReader } from './FolderReader';
import { findCommitted } from './findCommitted';
import { openRepository } from './openRepository';
import { findProposed, proposeChange } from './proposeChange';

const READING = { deed: 'read', needs: 'the right to read' } as const;
const WRITING = { deed: 'push to', needs: 'the right to write' } as const;

const MEMORY = { keepMs: 5 * 60_000, mostCharacters: 32 * 2 ** 20 };

export interface ReleaseRepositoryOptions {
  hosts: RepositoryHosts;
  authors: CatalogAuthors;
  committer: GitIdentity;
  now: () => Date;
}

/** The repositories of the hosts that are configured. */
export class DefaultReleaseRepository implements ReleaseRepository {
  readonly id = 'git';
  readonly #options: ReleaseRepositoryOptions;
  readonly #reader: FolderReader;

  constructor(options: ReleaseRepositoryOptions) {
    const { now } = options;
    this.#options = options;
    this.#reader = new FolderReader(new FolderMemory({ now, ...MEMORY }));
  }

  methods(repository: string): readonly ChangeMethod[] {
    return this.#options.hosts.find(repository)?.methods ?? [];
  }

  async readFolder(
    request: { repository: string; revision: string; path: string },
    { signal }: { signal: AbortSignal },
  ): Promise<RepositoryFolder> {
    const access = this.#require(request.repository);
    return await openRepository(access, { ...READING, signal }, repository =>
      this.#reader.read(repository, request),
    );
  }

  async write(
    change: RepositoryChange,
    { signal }: { signal: AbortSignal },
  ): Promise<WrittenChange> {
    const access = this.#requireMethod(change);
    const { authors, committer, now } = this.#options;
    const author = await authors.find(change.requestedBy);
    const write = { commit: commitChange, 'pull-request': proposeChange };
    return await openRepository(access, { ...WRITING, signal }, repository =>
      write[change.method](repository, change, {
        author,
        committer,
        at: now(),
      }),
    );
  }

  async findWritten(
    change: RepositoryChange,
    { signal }: { signal: AbortSignal },
  ): Promise<WrittenChange | undefined> {
    const access = this.#requireMethod(change);
    const find = { commit: findCommitted, 'pull-request': findProposed };
    return await openRepository(access, { ...READING, signal }, repository =>
      find[change.method](repository, change),
    );
  }

  #requireMethod({ repository, method }: RepositoryChange): RepositoryAccess {
    const access = this.#require(repository);
    if (!access.methods.includes(method)) {
      throw new InputError(
        `${access.subject.host} takes no change by ${method}.`,
      );
    }
    return access;
  }

  #require(repository: string): RepositoryAccess {
    const access = this.#options.hosts.find(repository);
    if (!access) {
      // Its address may hold credentials of whoever wrote it.
      const url = parseRepositoryUrl(repository);
      const name = url ? `${url.host}/${url.path}` : 'of this address';
      throw new NotFoundError(
        `The repository ${name} is at none of the hosts for which credentials are configured, in integrations or environments.git.hosts.`,
      );
    }
    return access;
  }
}
