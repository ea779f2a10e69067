import type { ServerRef } from 'isomorphic-git';

/** What a revision of an application names in its repository. */
export interface ResolvedRevision {
  /** The whole name of a branch or tag. */
  reference: string;
  /** The id of its commit, or of the tag itself. */
  oid: string;
  /** Set when a change can go there. */
  branch?: string;
}

const BRANCHES = 'refs/heads/';

/** Whether a revision is the whole id of a commit. */
export function isCommitId(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision);
}

/**
 * Reads a revision that is no commit id as Argo CD does: `HEAD` and nothing are the default branch,
 * a branch goes before a tag of the same name. Undefined when the repository has nothing of the
 * name.
 */
export function resolveRevision(
  references: readonly ServerRef[],
  revision: string,
): ResolvedRevision | undefined {
  const names =
    revision === '' || revision === 'HEAD'
      ? [findDefaultBranch(references)]
      : [revision, `${BRANCHES}${revision}`, `refs/tags/${revision}`];
  const found = names
    .filter(name => name?.startsWith('refs/'))
    .map(name => references.find(({ ref }) => ref === name))
    .find(reference => reference !== undefined);
  if (!found) {
    return undefined;
  }
  const { ref: reference, oid } = found;
  const branch = reference.startsWith(BRANCHES)
    ? reference.slice(BRANCHES.length)
    : undefined;
  return { reference, oid, branch };
}

/** Some hosts do not say which branch `HEAD` is: then it is one at the same commit. */
function findDefaultBranch(references: readonly ServerRef[]) {
  const head = references.find(({ ref }) => ref === 'HEAD');
  const same = references
    .filter(({ ref, oid }) => ref.startsWith(BRANCHES) && oid === head?.oid)
    .map(({ ref }) => ref);
  const usual = ['main', 'master'].map(name => `${BRANCHES}${name}`);
  return head?.target ?? usual.find(ref => same.includes(ref)) ?? same[0];
}
