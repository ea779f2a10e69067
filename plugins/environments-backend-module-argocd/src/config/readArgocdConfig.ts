import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isNamespaceName } from '@flightdeck/plugin-environments-common';
import type { ArgocdCredentials, ArgocdInstance } from './ArgocdInstance';

const METHODS = 'argocd.appLocatorMethods';

function readUrl(config: Config, key: string, where: string) {
  const text = config.getOptionalString(key);
  if (text === undefined) {
    return undefined;
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    // The text itself may hold a password.
    throw new InputError(
      `${where}.${key} must be an http or https URL without credentials.`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readCredentials(
  config: Config,
  shared: Config,
  where: string,
): ArgocdCredentials {
  const token = config.getOptionalString('token');
  if (token !== undefined) {
    return { type: 'token', token };
  }
  const own = config.has('username') || config.has('password');
  const from = own ? config : shared;
  const username = from.getOptionalString('username');
  const password = from.getOptionalString('password');
  if (username !== undefined && password !== undefined) {
    return { type: 'password', username, password };
  }
  const half = username === undefined ? 'username' : 'password';
  throw new InputError(
    username === undefined && password === undefined
      ? `${where} has no credentials: set ${where}.token, or username and password there or in argocd.`
      : `${own ? where : 'argocd'}.${half} is missing.`,
  );
}

function readInstance(
  config: Config,
  shared: Config,
  where: string,
): ArgocdInstance {
  const url = readUrl(config, 'url', where);
  if (url === undefined) {
    throw new InputError(`${where}.url is missing.`);
  }
  const appNamespaces = config.getOptionalStringArray('appNamespaces');
  const invalid = appNamespaces?.find(name => !isNamespaceName(name));
  if (invalid !== undefined) {
    throw new InputError(
      `${where}.appNamespaces has '${invalid}', which is not a valid namespace name.`,
    );
  }
  return {
    name: config.getString('name'),
    url,
    frontendUrl: readUrl(config, 'frontendUrl', where) ?? url,
    credentials: readCredentials(config, shared, where),
    appNamespaces,
  };
}

/**
 * Reads the instances of the `argocd` configuration. None when there is no such block.
 *
 * @throws InputError naming the key that is wrong or missing.
 */
export function readArgocdConfig(config: Config): ArgocdInstance[] {
  const block = config.getOptionalConfig('argocd');
  if (!block) {
    return [];
  }
  const methods = block.getOptionalConfigArray('appLocatorMethods') ?? [];
  const instances = methods.flatMap((method, methodIndex) =>
    method.getString('type') === 'config'
      ? (method.getOptionalConfigArray('instances') ?? []).map(
          (instance, index) =>
            readInstance(
              instance,
              block,
              `${METHODS}[${methodIndex}].instances[${index}]`,
            ),
        )
      : [],
  );
  const names = new Set<string>();
  for (const { name } of instances) {
    if (names.has(name)) {
      throw new InputError(
        `${METHODS} has two instances with the name '${name}'.`,
      );
    }
    names.add(name);
  }
  return instances;
}
