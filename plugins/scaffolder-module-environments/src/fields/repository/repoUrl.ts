/** The parts of a repository as Backstage writes it: `HOST?owner=OWNER&repo=NAME`. */
export interface RepoUrlParts {
  host: string;
  owner: string;
  repo: string;
}

/** Reads what {@link formatRepoUrl} wrote, and what others write alike. */
export function parseRepoUrl(repoUrl: string | undefined): RepoUrlParts {
  const [host = '', query = ''] = (repoUrl ?? '').split('?');
  const parameters = new URLSearchParams(query);
  return {
    host,
    owner: parameters.get('owner') ?? '',
    repo: parameters.get('repo') ?? '',
  };
}

/** Writes an owner and a name as they were typed, so that a mistake can be seen and mended. */
export function formatRepoUrl({ host, owner, repo }: RepoUrlParts): string {
  const escape = (text: string) =>
    encodeURIComponent(text).replace(/%2F/g, '/');
  return `${host}?owner=${escape(owner)}&repo=${escape(repo)}`;
}
