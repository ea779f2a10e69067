import type { ChangeMethod } from '@flightdeck/plugin-environments-common';

/**
 * A folder of a repository at a commit.
 *
 * @public
 */
export interface RepositoryFolder {
  /** The id of the commit that was read. */
  commit: string;
  /** The branch that a change goes to; absent when the revision is a tag or a commit. */
  branch?: string;
  /** Text files below the folder, by their path from the root of the repository. */
  files: ReadonlyMap<string, string>;
}

/**
 * A change of files, to be made in one commit.
 *
 * @public
 */
export interface RepositoryChange {
  repository: string;
  branch: string;
  /** The commit on which the change was worked out: another head is refused. */
  base: string;
  /** New content by path; `undefined` deletes. */
  files: ReadonlyMap<string, string | undefined>;
  title: string;
  body: string;
  /** Entity ref of the person, who is named as author. */
  requestedBy: string;
  /** The id of our operation: written into the commit, so that it is found again. */
  operationId: string;
  method: ChangeMethod;
}

/**
 * A change that is in the repository.
 *
 * @public
 */
export interface WrittenChange {
  commit: string;
  /** For people: the commit or the pull request, where the host has a page of it. */
  url?: string;
  /** Set when it waits for somebody to merge it. */
  pullRequest?: string;
}

/**
 * Reads and changes the Git repositories that environments are deployed from.
 *
 * Throws as `DeliveryEngine` does: NotFoundError, ConflictError when the branch has moved,
 * InputError when the host refuses, ServiceUnavailableError when nobody knows. No credential is in
 * any of them.
 *
 * @public
 */
export interface ReleaseRepository {
  readonly id: string;

  /** The ways in which a repository can be changed; none when it is not one of its hosts. */
  methods(repository: string): readonly ChangeMethod[];

  readFolder(
    request: { repository: string; revision: string; path: string },
    options: { signal: AbortSignal },
  ): Promise<RepositoryFolder>;

  write(
    change: RepositoryChange,
    options: { signal: AbortSignal },
  ): Promise<WrittenChange>;

  /** The change of an operation, if it is there: after an answer that was lost. */
  findWritten(
    change: RepositoryChange,
    options: { signal: AbortSignal },
  ): Promise<WrittenChange | undefined>;
}
