const REPOSITORY_NAME = /^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$/;
/** A branch, tag or hash, or one of its ancestors. */
const REVISION = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}(~\d{1,3})?$/;
const PATH_SEGMENT = /^[A-Za-z0-9_.@+-]+$/;

/** Whether a text may name a repository: one harmless path segment. */
export function isRepositoryName(name: string): boolean {
  return REPOSITORY_NAME.test(name) && !name.includes('..');
}

/** Whether a text may be handed to git as a branch, tag or commit. */
export function isRevision(revision: string): boolean {
  return REVISION.test(revision) && !revision.includes('..');
}

/** Whether a text may name a branch. */
export function isBranchName(name: string): boolean {
  return isRevision(name) && !/~|\/$|\.lock$/.test(name);
}

/** Whether a text is a plain path below the root of a repository. */
export function isRepositoryPath(path: string): boolean {
  return path
    .split('/')
    .every(
      segment =>
        PATH_SEGMENT.test(segment) &&
        segment !== '.' &&
        segment !== '..' &&
        segment.toLocaleLowerCase('en-US') !== '.git',
    );
}
