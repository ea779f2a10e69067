import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { KubernetesKind } from '@flightdeck/plugin-environments-common';
import type {
  ClusterConfig,
  ClusterCredentials,
  KubernetesConfig,
} from './ClusterConfig';
import type { ServiceAccount } from './findServiceAccount';

const LOCATORS = 'kubernetes.clusterLocatorMethods';
const AUTH_PROVIDER_METADATA = 'kubernetes.io/auth-provider';

function readUrl(config: Config, key: string): string {
  const url = URL.parse(config.getString('url'));
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new InputError(`${key}.url must be an http or https URL`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InputError(
      `${key}.url must hold no credentials, query or fragment`,
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function readAuthProvider(config: Config, key: string): string {
  // The key of the metadata holds dots and a slash, which a path of keys cannot.
  const metadata = config
    .getOptionalConfig('authMetadata')
    ?.get<Record<string, unknown>>();
  const provider =
    config.getOptionalString('authProvider') ??
    metadata?.[AUTH_PROVIDER_METADATA];
  if (typeof provider !== 'string' || provider === '') {
    throw new InputError(
      `${key}.authProvider is missing, and ${key}.authMetadata names no ${AUTH_PROVIDER_METADATA}`,
    );
  }
  return provider;
}

function readTokenCluster(
  config: Config,
  key: string,
  serviceAccount: ServiceAccount | undefined,
): { url: string; caFile?: string; credentials: ClusterCredentials } {
  const url = readUrl(config, key);
  const caFile = config.getOptionalString('caFile');
  const token = config.getOptionalString('serviceAccountToken');
  if (token) {
    return { url, caFile, credentials: { type: 'token', token } };
  }
  if (!serviceAccount) {
    throw new InputError(
      `${key}.serviceAccountToken is missing, and this process does not run in a cluster whose service account it could use`,
    );
  }
  const ownCa = caFile ?? config.getOptionalString('caData');
  return {
    url: serviceAccount.url ?? url,
    caFile: ownCa ? caFile : serviceAccount.caFile,
    credentials: { type: 'tokenFile', path: serviceAccount.tokenFile },
  };
}

function readCluster(
  config: Config,
  key: string,
  serviceAccount: ServiceAccount | undefined,
): ClusterConfig {
  const name = config.getString('name');
  const title = config.getOptionalString('title');
  const provider = readAuthProvider(config, key);
  const tls = {
    caData: config.getOptionalString('caData'),
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
  };
  if (provider === 'serviceAccount') {
    const target = readTokenCluster(config, key, serviceAccount);
    return { type: 'watched', name, title, ...tls, ...target };
  }
  if (provider === 'localKubectlProxy') {
    return {
      type: 'watched',
      name,
      title,
      ...tls,
      url: readUrl(config, key),
      caFile: config.getOptionalString('caFile'),
      credentials: { type: 'none' },
    };
  }
  return {
    type: 'unsupported',
    name,
    title,
    message: `Cluster '${name}' uses the auth provider '${provider}', which cannot be watched: use serviceAccount.`,
  };
}

/** The cluster behind `kubectl proxy`, under the name that Backstage's Kubernetes plugin gives it. */
const LOCAL_PROXY: ClusterConfig = {
  type: 'watched',
  name: 'local',
  url: 'http://localhost:8001',
  credentials: { type: 'none' },
  skipTLSVerify: false,
};

/** The kinds whose objects hold values, by the key that says whether to read them. */
const SENSITIVE_KINDS: readonly [string, KubernetesKind][] = [
  ['environments.kubernetes.secrets', 'Secret'],
  ['environments.kubernetes.configMaps', 'ConfigMap'],
];

function readUnwatchedKinds(config: Config): KubernetesKind[] {
  return SENSITIVE_KINDS.flatMap(([key, kind]) => {
    const choice = config.getOptionalString(key) ?? 'names-and-keys';
    if (choice !== 'names-and-keys' && choice !== 'off') {
      throw new InputError(`${key} must be names-and-keys or off`);
    }
    return choice === 'off' ? [kind] : [];
  });
}

/**
 * Reads the clusters from the `kubernetes` block, which Backstage's Kubernetes plugin reads too.
 *
 * @throws InputError that names the key which cannot be used. It never holds a configured value
 * that could be a secret.
 */
export function readKubernetesConfig(
  config: Config,
  options: { serviceAccount?: ServiceAccount } = {},
): KubernetesConfig {
  const found: { cluster: ClusterConfig; key: string }[] = [];
  const unsupportedLocators: string[] = [];
  const locators = config.getOptionalConfigArray(LOCATORS) ?? [];
  locators.forEach((locator, locatorIndex) => {
    const locatorKey = `${LOCATORS}[${locatorIndex}]`;
    const type = locator.getString('type');
    if (type === 'config') {
      locator.getConfigArray('clusters').forEach((clusterConfig, index) => {
        const key = `${locatorKey}.clusters[${index}]`;
        found.push({
          cluster: readCluster(clusterConfig, key, options.serviceAccount),
          key: `${key}.name`,
        });
      });
    } else if (type === 'localKubectlProxy') {
      found.push({ cluster: LOCAL_PROXY, key: locatorKey });
    } else {
      unsupportedLocators.push(type);
    }
  });

  const names = new Set<string>();
  for (const { cluster, key } of found) {
    if (names.has(cluster.name)) {
      throw new InputError(
        `${key} names the cluster '${cluster.name}' a second time`,
      );
    }
    names.add(cluster.name);
  }
  return {
    clusters: found.map(({ cluster }) => cluster),
    unsupportedLocators,
    unwatchedKinds: readUnwatchedKinds(config),
  };
}
