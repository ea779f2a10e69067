/** A commit, and those that it was made on. */
export interface Descendant {
  id: string;
  /** The first is of the branch that it is on; others were merged. */
  parents: readonly string[];
}

/** A pull request that was rebased ends with one of so many commits after the one at hand. */
const MOST_CARRIERS = 10;

/**
 * The commits that may have ended the pull request which brought a commit in, the likeliest first: of
 * what was merged from another branch the merge; of what is on the branch itself, where branches are
 * rebased, those that follow it.
 *
 * @param commits - with the newest of the branch first
 */
export function findCarriers(
  commits: readonly Descendant[],
): (id: string) => readonly string[] {
  const byId = new Map(commits.map(commit => [commit.id, commit]));
  const branch: Descendant[] = [];
  for (
    let commit = commits.at(0);
    commit;
    commit = byId.get(commit.parents[0] ?? '')
  ) {
    branch.unshift(commit);
  }
  const own = branch.map(({ id }) => id);
  const merges = findMerges(branch, byId);
  return id => {
    const index = own.indexOf(id);
    if (index >= 0) {
      return own.slice(index + 1, index + 1 + MOST_CARRIERS);
    }
    const merge = merges.get(id);
    return merge === undefined ? [] : [merge];
  };
}

/** By which commit of the branch, the oldest first, each commit of other branches was merged. */
function findMerges(
  branch: readonly Descendant[],
  byId: ReadonlyMap<string, Descendant>,
): Map<string, string> {
  const own = new Set(branch.map(({ id }) => id));
  const merges = new Map<string, string>();
  for (const { id, parents } of branch) {
    const open = parents.slice(1);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const commit = byId.get(next);
      if (commit && !own.has(next) && !merges.has(next)) {
        merges.set(next, id);
        open.push(...commit.parents);
      }
    }
  }
  return merges;
}
