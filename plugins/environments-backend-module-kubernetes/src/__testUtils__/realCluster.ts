import {
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
} from '@kubernetes/client-node';
import { randomBytes } from 'node:crypto';
import type { WatchedCluster } from '../config/ClusterConfig';
import { METRICS_GROUP } from '../usage/readPodUsage';
import { kinds, resources } from '../watcher/resources';
import { realObjects } from './realObjects';
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

const ACCOUNTS = ['reader', 'namespaced', 'operator', 'nobody'];

const CHANGE_WORKLOADS = [
  { group: 'apps', plurals: ['deployments', 'statefulsets', 'daemonsets'] },
  { group: 'argoproj.io', plurals: ['rollouts'] },
].map(({ group, plurals }) => ({
  apiGroups: [group],
  resources: plurals.flatMap(plural => [plural, `${plural}/scale`]),
  verbs: ['patch'],
}));

/** The manifests that give the users of the contract tests their rights. */
function rights([first, second]: readonly [string, string]): TestManifest[] {
  const account = (name: string): TestManifest => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace: first },
  });
  const changing = `${first}-changing`;
  const role = (name: string, rules: unknown[]): TestManifest => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules,
  });
  const binding = (
    kind: string,
    name: string,
    { namespace, to = first }: { namespace?: string; to?: string } = {},
  ) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name: `${first}-${name}`, namespace },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: to,
    },
    subjects: [{ kind: 'ServiceAccount', name, namespace: first }],
  });
  return [
    ...[first, second].map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    })),
    role(first, RULES),
    role(changing, CHANGE_WORKLOADS),
    ...ACCOUNTS.map(account),
    binding('ClusterRoleBinding', 'reader'),
    binding('ClusterRoleBinding', 'operator'),
    binding('RoleBinding', 'operator', { namespace: first, to: changing }),
    binding('RoleBinding', 'namespaced', { namespace: first }),
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
  const tokens = new Map(
    await Promise.all(
      ACCOUNTS.map(
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
    ...realObjects(api),
    async close() {
      await proxy.close();
      // Rights and namespaces; what is inside goes with the namespace.
      const outer = manifests.filter(({ metadata }) => !metadata.namespace);
      await Promise.all(outer.map(manifest => api.delete(manifest)));
    },
  };
}
