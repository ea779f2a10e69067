/** A commit that CI is asked of, and the repositories that it may be in. */
export interface WantedCommit {
  /** Its id; shortened where an image is named after it so. */
  commit: string;
  repositories: readonly string[];
}

/** The whole id of a commit. */
export const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
