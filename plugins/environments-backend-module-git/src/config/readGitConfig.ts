import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { type GitIdentity, toIdentityWords } from '../git/GitIdentity';
import type { GitHost } from './GitHost';
import { readGitHosts } from './readGitHosts';

/** What the configuration says of the repositories of environments. */
export interface GitConfig {
  hosts: GitHost[];
  committer: GitIdentity;
}

const KEY = 'environments.git.committer';

/** @throws InputError naming the key that is wrong or missing */
export function readGitConfig(config: Config): GitConfig {
  const committer = config.getOptionalConfig(KEY);
  const read = (key: string, usual: string) => {
    const text = committer?.getOptionalString(key) ?? usual;
    if (text !== toIdentityWords(text)) {
      throw new InputError(
        `${KEY}.${key} must have neither angle brackets nor line breaks, nor begin or end with spaces.`,
      );
    }
    return text;
  };
  return {
    hosts: readGitHosts(config),
    committer: {
      name: read('name', 'Flightdeck'),
      email: read('email', 'flightdeck@localhost'),
    },
  };
}
