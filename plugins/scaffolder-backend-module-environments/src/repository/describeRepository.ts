import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import {
  cloneUrlOf,
  type GitHost,
  rawUrlOf,
} from '@flightdeck/plugin-environments-backend-module-git';
import type { ServiceAnswers } from '@flightdeck/plugin-environments-common';

/** Where a service will live in git. */
export interface DescribedRepository {
  /** For people: host and name. */
  name: string;
  cloneUrl: string;
  branch: string;
  /** Where the catalog reads `catalog-info.yaml`. */
  catalogInfoUrl: string;
}

const CATALOG_INFO = 'catalog-info.yaml';

/** The branch that Backstage's own publish actions begin with. */
const BRANCH = 'main';

/** What stands between a repository and the branch in the address of a file. */
const FILE_PATHS = { github: 'blob', gitlab: '-/blob', gitea: 'src/branch' };

/** @throws InputError that names the field `repository` */
export function describeRepository(
  { repository }: Pick<ServiceAnswers, 'repository'>,
  options: {
    hosts: readonly GitHost[];
    integrations: ScmIntegrationRegistry;
  },
): DescribedRepository {
  if (repository.kind === 'git') {
    const host = findGitHost(options.hosts, repository.host);
    const branch = host.defaultBranch;
    const file = { repository: repository.name, branch, path: CATALOG_INFO };
    return {
      name: `${host.name}/${repository.name}`,
      cloneUrl: cloneUrlOf(host, repository.name),
      branch,
      catalogInfoUrl: rawUrlOf(host, file),
    };
  }
  const { kind, repoUrl } = repository;
  const { host, owner, repo } = parseRepoUrl(repoUrl, options.integrations);
  const type = options.integrations.byHost(host)?.type;
  if (type !== kind) {
    throw new InputError(
      `repository.repoUrl: ${host} is configured as ${type}, not as ${kind}.`,
    );
  }
  const base = `${baseUrlOf(
    kind,
    host,
    options.integrations,
  )}/${owner}/${repo}`;
  return {
    name: `${host}/${owner}/${repo}`,
    cloneUrl: `${base}.git`,
    branch: BRANCH,
    catalogInfoUrl: `${base}/${FILE_PATHS[kind]}/${BRANCH}/${CATALOG_INFO}`,
  };
}

/** @throws InputError that lists what there is */
export function findGitHost(hosts: readonly GitHost[], name: string): GitHost {
  const host = hosts.find(each => each.name === name);
  if (!host) {
    const known = hosts.map(each => each.name).join(', ') || 'none';
    throw new InputError(
      `repository.host: no git host '${name}' is configured in environments.git.hosts; there is: ${known}.`,
    );
  }
  return host;
}

/** Hosts may serve below a path, which only their integration knows. */
function baseUrlOf(
  kind: 'github' | 'gitlab' | 'gitea',
  host: string,
  integrations: ScmIntegrationRegistry,
): string {
  const own = {
    github: undefined,
    gitlab: integrations.gitlab.byHost(host)?.config.baseUrl,
    gitea: integrations.gitea.byHost(host)?.config.baseUrl,
  }[kind];
  return (own ?? `https://${host}`).replace(/\/+$/, '');
}
