import {
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  type ChangeMethod,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import type {
  ReleaseRepository,
  RepositoryFolder,
} from '@flightdeck/plugin-environments-node';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import { isBelow } from './paths';

/** By contract these tell what is the matter; whatever else escapes is an upstream in trouble. */
const OWN = [
  'ConflictError',
  'InputError',
  'NotFoundError',
  'ServiceUnavailableError',
];

/**
 * Finds what has access to a repository.
 *
 * @returns undefined when no host is configured for it
 */
export function findAccess(
  engines: Pick<DeliveryEngineRegistry, 'releaseRepositories'>,
  repository: string,
): ReleaseRepository | undefined {
  return engines.releaseRepositories.find(
    one => one.methods(repository).length > 0,
  );
}

/**
 * Reads repositories for one preview. A branch that moves meanwhile is read on where it first was.
 * To read means to fetch: whoever wants a second folder of a commit gets it out of the whole.
 */
export class RepositoryReader {
  readonly #engines: Pick<DeliveryEngineRegistry, 'releaseRepositories'>;
  readonly #signal: AbortSignal;
  readonly #heads = new Map<string, Promise<RepositoryFolder>>();
  readonly #folders = new Map<string, Promise<RepositoryFolder>>();
  readonly #wholes = new Map<string, Promise<RepositoryFolder | undefined>>();

  constructor(options: {
    engines: Pick<DeliveryEngineRegistry, 'releaseRepositories'>;
    signal: AbortSignal;
  }) {
    this.#engines = options.engines;
    this.#signal = options.signal;
  }

  /** The ways in which a repository can be changed. */
  methods(repository: string): readonly ChangeMethod[] {
    return findAccess(this.#engines, repository)?.methods(repository) ?? [];
  }

  /** @throws what {@link ReleaseRepository.readFolder} throws. */
  async folder(
    repository: string,
    revision: string,
    path: string,
  ): Promise<RepositoryFolder> {
    const key = JSON.stringify([repository, revision]);
    const known = this.#heads.get(key);
    if (known) {
      const { branch, commit } = await known;
      const folder = await this.#at(repository, commit, path);
      return { ...folder, branch };
    }
    const first = this.#ask(repository, revision, path);
    this.#heads.set(key, first);
    try {
      const { commit } = await first;
      this.#folders.set(JSON.stringify([repository, commit, path]), first);
    } catch (error) {
      // There may be other folders.
      this.#heads.delete(key);
      throw error;
    }
    return first;
  }

  /** The same; undefined when there is no such folder. */
  async findFolder(
    repository: string,
    revision: string,
    path: string,
  ): Promise<RepositoryFolder | undefined> {
    try {
      const folder = await this.folder(repository, revision, path);
      return folder.files.size > 0 ? folder : undefined;
    } catch (error) {
      if (toError(error).name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }

  /** The branch that a revision is, if something was read there. */
  async knownBranch(
    repository: string,
    revision: string,
  ): Promise<string | undefined> {
    const head = this.#heads.get(JSON.stringify([repository, revision]));
    return (await head)?.branch;
  }

  async #at(
    repository: string,
    commit: string,
    path: string,
  ): Promise<RepositoryFolder> {
    const known = this.#folders.get(JSON.stringify([repository, commit, path]));
    if (known) {
      return known;
    }
    const whole = await this.#whole(repository, commit);
    if (!whole) {
      return this.#ask(repository, commit, path);
    }
    const files = [...whole.files].filter(([file]) => isBelow(file, path));
    if (files.length === 0) {
      throw new NotFoundError(
        `${repository} has no folder ${path} at ${shortRevision(commit)}.`,
      );
    }
    return { commit, files: new Map(files) };
  }

  /** Undefined when it is more than is read at once. */
  #whole(
    repository: string,
    commit: string,
  ): Promise<RepositoryFolder | undefined> {
    const key = JSON.stringify([repository, commit]);
    const whole =
      this.#wholes.get(key) ??
      this.#ask(repository, commit, '.').catch((error: unknown) => {
        if (toError(error).name === 'InputError') {
          return undefined;
        }
        this.#wholes.delete(key);
        throw error;
      });
    this.#wholes.set(key, whole);
    return whole;
  }

  async #ask(
    repository: string,
    revision: string,
    path: string,
  ): Promise<RepositoryFolder> {
    const access = findAccess(this.#engines, repository);
    if (!access) {
      throw new ServiceUnavailableError(
        `Nothing that could read ${repository} is configured.`,
      );
    }
    try {
      return await access.readFolder(
        { repository, revision, path },
        { signal: this.#signal },
      );
    } catch (error) {
      const own = toError(error);
      throw OWN.includes(own.name)
        ? own
        : new ServiceUnavailableError(`${repository} could not be read`, error);
    }
  }
}
