import {
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import type { GitHost } from '../config/GitHost';
import { accessGitea } from './accessGitea';
import { accessGithub } from './accessGithub';
import { accessGitlab } from './accessGitlab';
import { accessPlainHost } from './accessPlainHost';
import { parseRepositoryUrl } from './parseRepositoryUrl';
import type { RepositoryAccess } from './RepositoryAccess';

/** The hosts of repositories: those of `environments.git.hosts`, then those of `integrations`. */
export class RepositoryHosts {
  readonly #hosts: readonly GitHost[];
  readonly #integrations: ScmIntegrationRegistry;
  readonly #github: DefaultGithubCredentialsProvider;
  readonly #gitlab: DefaultGitlabCredentialsProvider;

  constructor(hosts: readonly GitHost[], integrations: ScmIntegrationRegistry) {
    this.#hosts = hosts;
    this.#integrations = integrations;
    this.#github =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    this.#gitlab =
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
  }

  /** Undefined when the repository is of none of them, or of one without credentials. */
  find(repository: string): RepositoryAccess | undefined {
    const url = parseRepositoryUrl(repository);
    if (!url) {
      return undefined;
    }
    for (const host of this.#hosts) {
      const access = accessPlainHost(host, url);
      if (access) {
        return access;
      }
    }
    const github = this.#integrations.github.byHost(url.host)?.config;
    if (github) {
      return accessGithub(github, url, this.#github);
    }
    const gitlab = this.#integrations.gitlab.byHost(url.host)?.config;
    if (gitlab) {
      return accessGitlab(gitlab, url, this.#gitlab);
    }
    const gitea = this.#integrations.gitea.byHost(url.host)?.config;
    return gitea && accessGitea(gitea, url);
  }
}
