import type { GitHost } from '../config/GitHost';
import { encodePath } from './encodePath';
import type { RepositoryUrl } from './parseRepositoryUrl';
import { pathBelowBase } from './pathBelowBase';
import type { RepositoryAccess } from './RepositoryAccess';

/** A repository of a host of plain git; undefined when it is not below the host's address. */
export function accessPlainHost(
  host: GitHost,
  url: RepositoryUrl,
): RepositoryAccess | undefined {
  const repository = pathBelowBase(host.url, url);
  if (!url.isHttp || new URL(host.url).host !== url.host || !repository) {
    return undefined;
  }
  const { username, token } = host;
  return {
    url: `${host.url}/${encodePath(repository)}.git`,
    subject: {
      host: `git host '${host.name}'`,
      repository,
      credentialsKey: 'environments.git.hosts',
    },
    methods: ['commit'],
    credentials: async () =>
      token ? { username, password: token } : undefined,
    commitUrl: () => undefined,
    compareUrl: () => undefined,
  };
}
