import { z } from 'zod';
import { equalJson } from '../kubernetes/json';
import { formatTime } from '../kubernetes/objectMetadata';
import { type ArgocdToken, isAllowed } from './Accounts';
import { ApiError } from './ApiError';
import type { ArgocdBackend } from './ArgocdBackend';

/** A repository as somebody tells Argo CD of it. */
export const repositorySchema = z.object({
  repo: z.string().min(1),
  type: z.string().default('git'),
  name: z.string().optional(),
  project: z.string().default(''),
  username: z.string().optional(),
  password: z.string().optional(),
  insecure: z.boolean().optional(),
});

type Repository = z.infer<typeof repositorySchema>;

/**
 * The repositories that somebody told Argo CD of. It reads those of the sandbox without, too. What
 * it answers has no password.
 */
export class RepositoryRegistry {
  readonly #backend: ArgocdBackend;
  readonly #known = new Map<string, Repository>();

  constructor(backend: ArgocdBackend) {
    this.#backend = backend;
  }

  /** Those that the account may see; with an address, that one at most. */
  list(account: ArgocdToken, address?: string) {
    return [...this.#known.values()]
      .filter(
        ({ repo, project }) =>
          (!address || repo === address) && isAllowed(account, 'get', project),
      )
      .map(repository => this.#answer(repository));
  }

  get(account: ArgocdToken, address: string) {
    return this.#answer(this.#find(account, address));
  }

  /** @throws ApiError when there is no such repository, or another entry of its address */
  register(account: ArgocdToken, repository: Repository, upsert: boolean) {
    requireAllowed(account, 'create', repository);
    if (!this.#isReachable(repository)) {
      throw new ApiError(
        'InvalidArgument',
        `error testing repository connectivity: repository not found: ${repository.repo}`,
      );
    }
    const existing = this.#known.get(repository.repo);
    if (existing && !equalJson(existing, repository)) {
      if (!upsert) {
        throw new ApiError(
          'InvalidArgument',
          'existing repository spec is different; use upsert flag to force update',
        );
      }
      requireAllowed(account, 'update', repository);
    }
    this.#known.set(repository.repo, repository);
    return this.#answer(repository);
  }

  remove(account: ArgocdToken, address: string): void {
    const repository = this.#find(account, address);
    requireAllowed(account, 'delete', repository);
    this.#known.delete(repository.repo);
  }

  #find(account: ArgocdToken, address: string): Repository {
    const repository = this.#known.get(address);
    if (!repository) {
      throw new ApiError('NotFound', `repository not found: ${address}`);
    }
    requireAllowed(account, 'get', repository);
    return repository;
  }

  #isReachable({ repo }: Repository): boolean {
    const { git } = this.#backend;
    return !git.faults.down && git.repositoryOf(repo) !== undefined;
  }

  #answer({ password: _secret, ...repository }: Repository) {
    const reachable = this.#isReachable(repository);
    return {
      ...repository,
      connectionState: {
        status: reachable ? 'Successful' : 'Failed',
        message: reachable ? '' : 'Unable to connect to repository',
        attemptedAt: formatTime(this.#backend.clock()),
      },
    };
  }
}

function requireAllowed(
  account: ArgocdToken,
  action: string,
  { project, repo }: Repository,
): void {
  if (!isAllowed(account, action, project)) {
    throw new ApiError(
      'PermissionDenied',
      `permission denied: repositories, ${action}, ${repo}, sub: ${account.account}`,
    );
  }
}
