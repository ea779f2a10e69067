/** Two commits: what a release takes the place of, and what it brings. */
export interface Comparison {
  /** Its id; shortened where an image is named after it so. */
  base: string;
  head: string;
  /** The repositories that they may be in. */
  repositories: readonly string[];
}

/** As people know a commit. */
export function shorten(commit: string): string {
  return commit.slice(0, 7);
}
