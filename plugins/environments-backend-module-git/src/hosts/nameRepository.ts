import { parseRepositoryUrl } from './parseRepositoryUrl';

/**
 * What a repository is called: its host and path. Its address may hold credentials of whoever wrote
 * it. Undefined for what is no address of a repository.
 */
export function nameRepository(repository: string): string | undefined {
  const url = parseRepositoryUrl(repository);
  return url && `${url.host}/${url.path}`;
}

/** Whether two addresses are of the same repository, however they are written. */
export function isSameRepository(one: string, other: string): boolean {
  const name = nameRepository(one)?.toLowerCase();
  return name !== undefined && name === nameRepository(other)?.toLowerCase();
}
