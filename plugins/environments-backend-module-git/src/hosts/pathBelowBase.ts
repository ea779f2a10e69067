import { parseRepositoryUrl, type RepositoryUrl } from './parseRepositoryUrl';

/**
 * The path of a repository at a host that may serve below a path of its own, which addresses of
 * HTTP have and those of SSH have not. Undefined when the address is not below it.
 */
export function pathBelowBase(
  baseUrl: string,
  { path, isHttp }: RepositoryUrl,
): string | undefined {
  const folder = parseRepositoryUrl(baseUrl)?.path;
  if (folder === undefined || !isHttp) {
    return path;
  }
  return path.startsWith(`${folder}/`)
    ? path.slice(folder.length + 1)
    : undefined;
}
