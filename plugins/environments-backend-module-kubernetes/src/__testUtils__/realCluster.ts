import {
  ApiException,
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
} from '@kubernetes/client-node';
import { randomBytes } from 'node:crypto';
import type { WatchedCluster } from '../config/ClusterConfig';
import { METRICS_GROUP } from '../usage/readPodUsage';
import { kinds, resources } from '../watcher/resources';
import { customResourceDefinition } from './customResourceDefinition';
import { TcpProxy } from './TcpProxy';
import type { ExtensibleCluster, TestManifest, TestUser } from './TestCluster';

const RULES = [
  ...kinds.map(kind => ({
    apiGroups: [resources[kind].group],
    resources: [resources[kind].plural],
  })),
  { apiGroups: [''], resources: ['namespaces'] },
  { apiGroups: [METRICS_GROUP], resources: ['pods'] },
].map(rule => ({ ...rule, verbs: ['get', 'list', 'watch'] }));

/** The manifests that give the users of the contract tests their rights. */
function rights([first, second]: readonly [string, string]): TestManifest[] {
  const account = (name: string): TestManifest => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace: first },
  });
  const binding = (kind: string, name: string, namespace?: string) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name: `${first}-${name}`, namespace },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: first,
    },
    subjects: [{ kind: 'ServiceAccount', name, namespace: first }],
  });
  return [
    ...[first, second].map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    })),
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: first },
      rules: RULES,
    },
    ...['reader', 'namespaced', 'nobody'].map(account),
    binding('ClusterRoleBinding', 'reader'),
    binding('RoleBinding', 'namespaced', first),
  ];
}

async function mintToken(
  kubeConfig: KubeConfig,
  name: string,
  namespace: string,
) {
  const response = await kubeConfig
    .makeApiClient(CoreV1Api)
    .createNamespacedServiceAccountToken({
      name,
      namespace,
      body: { spec: { audiences: [], expirationSeconds: 3600 } },
    });
  return response.status?.token ?? '';
}

/** The manifest in the version that the server knows. The older versions have the same shape. */
async function asServed(
  manifest: TestManifest,
  api: KubernetesObjectApi,
): Promise<TestManifest> {
  const [group, version] = manifest.apiVersion.split('/');
  const kind = kinds.find(known => known === manifest.kind);
  const versions = version && kind ? resources[kind].versions : [];
  for (const candidate of versions) {
    const older = { ...manifest, apiVersion: `${group}/${candidate}` };
    if (await serves(api, older)) {
      return older;
    }
  }
  return manifest;
}

async function serves(
  api: KubernetesObjectApi,
  { apiVersion, kind }: TestManifest,
): Promise<boolean> {
  try {
    await api.list(apiVersion, kind, 'default');
    return true;
  } catch {
    return false;
  }
}

/** The cluster of a kubeconfig whose user may do everything. */
export async function createRealCluster(
  file: string,
): Promise<ExtensibleCluster> {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromFile(file);
  const api = KubernetesObjectApi.makeApiClient(kubeConfig);
  const server = kubeConfig.getCurrentCluster();
  if (!server) {
    throw new Error('The kubeconfig names no current cluster');
  }
  const prefix = `contract-${randomBytes(4).toString('hex')}`;
  const namespaces = [`${prefix}-a`, `${prefix}-b`] as const;
  const manifests = rights(namespaces);
  for (const manifest of manifests) {
    await api.create(manifest);
  }
  const users = ['reader', 'namespaced', 'nobody'];
  const tokens = new Map(
    await Promise.all(
      users.map(
        async name =>
          [name, await mintToken(kubeConfig, name, namespaces[0])] as const,
      ),
    ),
  );
  const proxy = await TcpProxy.create(server.server);
  const { protocol, pathname } = new URL(server.server);
  return {
    namespaces,
    proxy,
    connect: (user: TestUser): WatchedCluster => ({
      type: 'watched',
      name: 'contract',
      url: `${protocol}//127.0.0.1:${proxy.port}${pathname.replace(/\/$/, '')}`,
      credentials: { type: 'token', token: tokens.get(user) ?? 'unknown' },
      caData: server.caData,
      caFile: server.caFile,
      skipTLSVerify: server.skipTLSVerify ?? false,
    }),
    async apply(newest) {
      const manifest = await asServed(newest, api);
      try {
        await api.create(manifest);
      } catch (error) {
        if (!(error instanceof ApiException && error.code === 409)) {
          throw error;
        }
        await api.patch(
          manifest,
          undefined,
          undefined,
          undefined,
          undefined,
          PatchStrategy.MergePatch,
        );
      }
    },
    async delete(manifest) {
      await api.delete(await asServed(manifest, api));
    },
    async install(kind) {
      await api.create(customResourceDefinition(kind));
    },
    async uninstall(kind) {
      await api.delete(customResourceDefinition(kind));
    },
    async close() {
      await proxy.close();
      // Rights and namespaces; what is inside goes with the namespace.
      const outer = manifests.filter(({ metadata }) => !metadata.namespace);
      await Promise.all(outer.map(manifest => api.delete(manifest)));
    },
  };
}
