import type {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { GithubPullRequests } from '../pulls/GithubPullRequests';
import { askForCredentials } from './askForCredentials';
import { encodePath } from './encodePath';
import type { HostApi } from './HostApi';
import type { RepositoryUrl } from './parseRepositoryUrl';
import type { RepositoryAccess } from './RepositoryAccess';

/** A repository of GitHub; undefined without credentials, or when the address names none. */
export function accessGithub(
  config: GithubIntegrationConfig,
  { host, path }: RepositoryUrl,
  provider: GithubCredentialsProvider,
): RepositoryAccess | undefined {
  const { apiBaseUrl = `https://${host}/api/v3`, token, apps = [] } = config;
  if (path.split('/').length !== 2 || (!token && apps.length === 0)) {
    return undefined;
  }
  // A host is spoken to as its API is: over TLS, unless the configuration says otherwise.
  const { protocol } = new URL(apiBaseUrl);
  const page = `${protocol}//${host}/${encodePath(path)}`;
  const subject = {
    host,
    repository: path,
    credentialsKey: 'integrations.github',
  };
  const readCredentials = () =>
    askForCredentials(subject, () => provider.getCredentials({ url: page }));
  const api: HostApi = {
    kind: 'github',
    apiUrl: apiBaseUrl.replace(/\/+$/, ''),
    repository: path,
    headers: async () => (await readCredentials()).headers ?? {},
    subject,
  };
  return {
    url: `${page}.git`,
    subject,
    methods: ['commit', 'pull-request'],
    async credentials() {
      const found = await readCredentials();
      return found.token
        ? { username: 'x-access-token', password: found.token }
        : undefined;
    },
    commitUrl: commit => `${page}/commit/${commit}`,
    compareUrl: (base, head) => `${page}/compare/${base}...${head}`,
    pulls: new GithubPullRequests(api),
    api,
  };
}
