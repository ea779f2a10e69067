import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { GitHost } from './GitHost';

const KEY = 'environments.git.hosts';
const MARKS = ['{repository}', '{branch}', '{path}'];
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const BRANCH = /^[A-Za-z0-9][A-Za-z0-9_.-]*(\/[A-Za-z0-9][A-Za-z0-9_.-]*)*$/;

/**
 * Reads the hosts of plain git.
 *
 * @throws InputError naming the key that is wrong or missing
 * @public
 */
export function readGitHosts(config: Config): GitHost[] {
  const hosts = (config.getOptionalConfigArray(KEY) ?? []).map((host, index) =>
    readHost(host, `${KEY}[${index}]`),
  );
  const names = new Set<string>();
  for (const { name } of hosts) {
    if (names.has(name)) {
      throw new InputError(`${KEY} has two hosts with the name '${name}'.`);
    }
    names.add(name);
  }
  return hosts;
}

function readHost(config: Config, where: string): GitHost {
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw new InputError(
      `${where}.name must be letters, digits, dots, dashes and underscores.`,
    );
  }
  const url = config.getString('url').replace(/\/+$/, '');
  requireAddress(url, `${where}.url`);
  const rawUrl =
    config.getOptionalString('rawUrl') ??
    `${url}/{repository}/raw/{branch}/{path}`;
  requireAddress(rawUrl, `${where}.rawUrl`);
  const missing = MARKS.find(mark => !rawUrl.includes(mark));
  if (missing) {
    throw new InputError(`${where}.rawUrl must have ${missing} in it.`);
  }
  const defaultBranch = config.getOptionalString('defaultBranch') ?? 'main';
  if (!BRANCH.test(defaultBranch) || defaultBranch.includes('..')) {
    throw new InputError(`${where}.defaultBranch is not the name of a branch.`);
  }
  return {
    name,
    url,
    rawUrl,
    defaultBranch,
    username: config.getOptionalString('username') ?? 'flightdeck',
    token: config.getOptionalString('token'),
  };
}

/** The text itself is not repeated: it may hold a password. */
function requireAddress(text: string, key: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new InputError(
      `${key} must be an http or https URL without credentials.`,
    );
  }
}
