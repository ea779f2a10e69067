import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { GitHostList } from '@flightdeck/plugin-environments-common';

const KEY = 'environments.git.hosts';

/**
 * Names and addresses of the hosts on which repositories can be made over plain git; their
 * credentials are read by who makes them.
 */
export function readGitHosts(config: Config): GitHostList['hosts'] {
  const hosts = config.getOptionalConfigArray(KEY) ?? [];
  return hosts.map((host, index) => {
    const text = host.getString('url');
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (
      !url ||
      !/^https?:$/.test(url.protocol) ||
      url.username ||
      url.password
    ) {
      // The text itself may hold a password.
      throw new InputError(
        `${KEY}[${index}].url must be an http or https URL without credentials.`,
      );
    }
    return { name: host.getString('name'), url: url.href.replace(/\/+$/, '') };
  });
}
