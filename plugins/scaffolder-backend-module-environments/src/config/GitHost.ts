/** A place of the configuration where repositories are made over plain git. */
export interface GitHost {
  name: string;
  /** Without a slash at its end. */
  url: string;
  /** With `{repository}`, `{branch}` and `{path}`. */
  rawUrl: string;
  username: string;
  token?: string;
  defaultBranch: string;
}

/** The address that is cloned and pushed to. */
export function cloneUrlOf(host: GitHost, repository: string): string {
  return `${host.url}/${encodeURIComponent(repository)}.git`;
}

/** The address where one file of a branch is read. */
export function rawUrlOf(
  host: GitHost,
  file: { repository: string; branch: string; path: string },
): string {
  return host.rawUrl
    .replace('{repository}', encodeURIComponent(file.repository))
    .replace('{branch}', encodeURIComponent(file.branch))
    .replace('{path}', file.path.split('/').map(encodeURIComponent).join('/'));
}
