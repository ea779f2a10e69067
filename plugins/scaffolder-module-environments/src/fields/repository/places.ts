import type { GitHostList } from '@flightdeck/plugin-environments-common';
import type { Integration } from './readIntegrations';
import type { RepositoryAnswer } from './repositorySchema';

type Kind = NonNullable<RepositoryAnswer['kind']>;

/** Somewhere that a repository can be made. */
export interface Place {
  kind: Kind;
  /** The name of a git host, or the host of an integration. */
  host: string;
  /** For people. */
  title: string;
}

const TITLES: Record<Exclude<Kind, 'git'>, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  gitea: 'Gitea',
};

/** The places of the configuration: git hosts first, then integrations that templates can use. */
export function placesOf(
  hosts: GitHostList['hosts'],
  integrations: readonly Integration[],
): Place[] {
  const git = hosts.map(({ name, url }): Place => {
    return { kind: 'git', host: name, title: `${name} (${url})` };
  });
  const others = integrations.map(({ type, host }): Place => {
    return { kind: type, host, title: `${TITLES[type]} (${host})` };
  });
  return [...git, ...others];
}

/** Tells places apart. */
export function placeKey({ kind, host }: Pick<Place, 'kind' | 'host'>): string {
  return `${kind} ${host}`;
}
