import { join } from 'node:path';
import { GitRepository } from './GitRepository';
import { isRepositoryName } from './names';

/** The repositories of the git server, by name. */
export class Repositories {
  readonly #directory: string;
  readonly #repositories = new Map<string, GitRepository>();
  readonly #creations = new Map<string, Promise<GitRepository>>();
  readonly #listeners = new Set<(repository: string) => void>();

  /** New repositories become folders of this one. */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** @throws Error when there is none of the name. */
  require(name: string): GitRepository {
    const repository = this.#repositories.get(name);
    if (!repository) {
      throw new Error(`repository '${name}' not found`);
    }
    return repository;
  }

  find(name: string): GitRepository | undefined {
    return this.#repositories.get(name);
  }

  /** The repository of the name; an empty one is made when there is none. */
  async ensure(name: string): Promise<GitRepository> {
    if (!isRepositoryName(name)) {
      throw new Error(`'${name}' cannot name a repository.`);
    }
    const known = this.#repositories.get(name) ?? this.#creations.get(name);
    if (known) {
      return known;
    }
    const creation = GitRepository.create(join(this.#directory, name));
    this.#creations.set(name, creation);
    try {
      const repository = await creation;
      this.#repositories.set(name, repository);
      return repository;
    } finally {
      this.#creations.delete(name);
    }
  }

  subscribe(listener: (repository: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called when a repository has changed. */
  announce(name: string): void {
    for (const listener of this.#listeners) {
      listener(name);
    }
  }
}
