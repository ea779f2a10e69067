import type { Config } from '@backstage/config';
import {
  type GitHost,
  type GitIdentity,
  readGitHosts,
} from '@flightdeck/plugin-environments-backend-module-git';

/** What the configuration says of creating services. */
export interface ServiceConfig {
  gitHosts: GitHost[];
  /** A folder of templates instead of the shipped ones. */
  templatesDirectory?: string;
  defaultAuthor: GitIdentity;
}

/** @throws InputError naming the key that is wrong or missing */
export function readServiceConfig(config: Config): ServiceConfig {
  const author = config.getOptionalConfig('scaffolder.defaultAuthor');
  return {
    gitHosts: readGitHosts(config),
    templatesDirectory: config.getOptionalString(
      'environments.templates.directory',
    ),
    // As Backstage's own publish actions have it.
    defaultAuthor: {
      name: author?.getOptionalString('name') ?? 'Scaffolder',
      email: author?.getOptionalString('email') ?? 'scaffolder@backstage.io',
    },
  };
}
