import {
  type GiteaIntegrationConfig,
  getGiteaRequestOptions,
} from '@backstage/integration';
import { GiteaPullRequests } from '../pulls/GiteaPullRequests';
import { encodePath } from './encodePath';
import type { HostApi } from './HostApi';
import type { RepositoryUrl } from './parseRepositoryUrl';
import { pathBelowBase } from './pathBelowBase';
import type { RepositoryAccess } from './RepositoryAccess';

/** A repository of Gitea; undefined without credentials, or when the address names none. */
export function accessGitea(
  config: GiteaIntegrationConfig,
  url: RepositoryUrl,
): RepositoryAccess | undefined {
  const baseUrl = (config.baseUrl ?? `https://${config.host}`).replace(
    /\/+$/,
    '',
  );
  const path = pathBelowBase(baseUrl, url);
  const { username, password } = config;
  if (!password || path?.split('/').length !== 2) {
    return undefined;
  }
  const page = `${baseUrl}/${encodePath(path)}`;
  const subject = {
    host: url.host,
    repository: path,
    credentialsKey: 'integrations.gitea',
  };
  const api: HostApi = {
    kind: 'gitea',
    apiUrl: `${baseUrl}/api/v1`,
    repository: path,
    headers: async () => getGiteaRequestOptions(config).headers ?? {},
    subject,
  };
  return {
    url: `${page}.git`,
    subject,
    methods: ['commit', 'pull-request'],
    // Gitea takes a token as the password of any name.
    credentials: async () => ({ username: username ?? 'flightdeck', password }),
    commitUrl: commit => `${page}/commit/${commit}`,
    compareUrl: (base, head) => `${page}/compare/${base}...${head}`,
    pulls: new GiteaPullRequests(api),
    api,
  };
}
