const COMMIT = /^[0-9a-f]{40}$/;

/**
 * A revision as people say it: the first seven characters of a commit, a tag as it is.
 *
 * @public
 */
export function shortRevision(revision: string): string {
  return COMMIT.test(revision) ? revision.slice(0, 7) : revision;
}
