import type {
  GitLabIntegrationConfig,
  GitlabCredentialsProvider,
} from '@backstage/integration';
import { GitlabMergeRequests } from '../pulls/GitlabMergeRequests';
import { askForCredentials } from './askForCredentials';
import { encodePath } from './encodePath';
import type { HostApi } from './HostApi';
import type { RepositoryUrl } from './parseRepositoryUrl';
import { pathBelowBase } from './pathBelowBase';
import type { RepositoryAccess } from './RepositoryAccess';

/** A repository of GitLab; undefined without credentials, or when the address names none. */
export function accessGitlab(
  config: GitLabIntegrationConfig,
  url: RepositoryUrl,
  provider: GitlabCredentialsProvider,
): RepositoryAccess | undefined {
  const baseUrl = config.baseUrl.replace(/\/+$/, '');
  const path = pathBelowBase(baseUrl, url);
  if (!config.token || !path?.includes('/')) {
    return undefined;
  }
  const page = `${baseUrl}/${encodePath(path)}`;
  const subject = {
    host: url.host,
    repository: path,
    credentialsKey: 'integrations.gitlab',
  };
  const readCredentials = () =>
    askForCredentials(subject, () =>
      provider.getCredentials({
        url: `https://${config.host}/${encodePath(path)}`,
      }),
    );
  const api: HostApi = {
    kind: 'gitlab',
    apiUrl: config.apiBaseUrl.replace(/\/+$/, ''),
    repository: path,
    headers: async () => (await readCredentials()).headers ?? {},
    subject,
  };
  return {
    url: `${page}.git`,
    subject,
    methods: ['commit', 'pull-request'],
    async credentials() {
      const { token } = await readCredentials();
      return token ? { username: 'oauth2', password: token } : undefined;
    },
    commitUrl: commit => `${page}/-/commit/${commit}`,
    compareUrl: (base, head) => `${page}/-/compare/${base}...${head}`,
    pulls: new GitlabMergeRequests(api),
    api,
  };
}
