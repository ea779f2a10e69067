/** What a pull request is to be, or a merge request. */
export interface NewPullRequest {
  /** The branch that holds the change, and the one that it goes to. */
  head: string;
  base: string;
  title: string;
  body: string;
}

/** One that is there, open or not. */
export interface FoundPullRequest {
  /** Its page. */
  url: string;
  /** The newest commit of its branch. */
  commit: string;
}

/** The pull requests of one repository. */
export interface PullRequests {
  /**
   * Opens one, and resolves to its page.
   *
   * @throws InputError when the host refuses; ServiceUnavailableError when nobody knows
   */
  open(wanted: NewPullRequest, signal: AbortSignal): Promise<string>;

  /** The newest one of a branch, open or not. */
  find(
    branches: Pick<NewPullRequest, 'head' | 'base'>,
    signal: AbortSignal,
  ): Promise<FoundPullRequest | undefined>;
}
