import type {
  Application,
  ApplicationOperation,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';

/**
 * A sync of one application.
 *
 * @public
 */
export interface SyncApplicationRequest {
  /**
   * The application that was looked at. Its `sync.revisions` are the plan, one for each source:
   * what is synced must be these, unless its automation lets the engine alone choose.
   */
  application: Application;
  /** Delete what is no longer in Git. */
  prune: boolean;
  /** Entity ref of the person; handed on to the engine, whose own record names a robot. */
  requestedBy: string;
}

/**
 * What changes the applications of environments: Argo CD.
 *
 * @public
 */
export interface DeliveryEngine {
  /** For example `argocd`; the `engine` of its applications. */
  readonly id: string;

  /**
   * Reads the applications of an environment from the upstream, now, past every cache of ours, and
   * compared with Git anew where the upstream manages that in time.
   *
   * @throws ServiceUnavailableError when the upstream cannot be read; NotFoundError when it has no
   * such application. Never an error with the upstream's own 401 or 403.
   */
  inspect(
    environment: EnvironmentDefinition,
    options: { signal: AbortSignal },
  ): Promise<Application[]>;

  /**
   * Asks for a sync. Resolves when the engine has accepted it, which says nothing of its end.
   *
   * @throws ConflictError when an operation is in progress; ServiceUnavailableError, NotFoundError
   * as above; InputError when the engine refuses the request itself, or our account for it. All but
   * ServiceUnavailableError say that the request was surely not taken.
   */
  sync(
    request: SyncApplicationRequest,
    options: { signal: AbortSignal },
  ): Promise<void>;

  /**
   * Yields the operation after the one that `application` had, which was asked for at `since` or later each time it changes; the last one
   * has ended. Keeps trying while the upstream is away, until `signal` aborts.
   */
  follow(
    application: Application,
    options: { since: Date; signal: AbortSignal },
  ): AsyncGenerator<ApplicationOperation, void, void>;
}
