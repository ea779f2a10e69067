/**
 * A host of `environments.git.hosts`: repositories over plain git.
 *
 * @public
 */
export interface GitHost {
  name: string;
  /** Without a slash at its end. */
  url: string;
  /** Where a file is read: with `{repository}`, `{branch}` and `{path}`. */
  rawUrl: string;
  username: string;
  /** Absent when nothing is to be sent. Never to be shown. */
  token?: string;
  /** The branch that services begin with. */
  defaultBranch: string;
}

/**
 * The address of a repository that is cloned and pushed to.
 *
 * @public
 */
export function cloneUrlOf(
  host: Pick<GitHost, 'url'>,
  repository: string,
): string {
  return `${host.url}/${encodeURIComponent(repository)}.git`;
}

/**
 * The address where one file of a branch is read.
 *
 * @public
 */
export function rawUrlOf(
  host: Pick<GitHost, 'rawUrl'>,
  file: { repository: string; branch: string; path: string },
): string {
  return host.rawUrl
    .replace('{repository}', encodeURIComponent(file.repository))
    .replace('{branch}', encodeURIComponent(file.branch))
    .replace('{path}', file.path.split('/').map(encodeURIComponent).join('/'));
}
