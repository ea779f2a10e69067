import {
  createKubernetesServer,
  InMemoryCluster,
  type PodUsageModel,
} from '@flightdeck/sandbox';
import type { WatchedCluster } from '../config/ClusterConfig';
import { METRICS_GROUP } from '../usage/readPodUsage';
import { kinds, resources } from '../watcher/resources';
import { TcpProxy } from './TcpProxy';
import type { ExtensibleCluster, TestUser } from './TestCluster';

const READ = {
  verbs: ['get', 'list', 'watch'],
  groups: [...new Set(kinds.map(kind => resources[kind].group)), METRICS_GROUP],
  resources: ['*'],
};

const CHANGE_WORKLOADS = {
  verbs: ['patch'],
  groups: ['apps', 'argoproj.io'],
  resources: ['*'],
};

/** The sandbox's cluster and server, and what a test does to them. */
export interface SandboxCluster extends ExtensibleCluster {
  cluster: InMemoryCluster;
  faults: Awaited<ReturnType<typeof createKubernetesServer>>['faults'];
  /** Makes the server forget its history. */
  compact(): void;
}

/** The users of the contract tests, each with its name for a token. */
function tokensFor(first: string) {
  const users = {
    reader: [READ],
    namespaced: [{ ...READ, namespaces: [first] }],
    operator: [READ, { ...CHANGE_WORKLOADS, namespaces: [first] }],
    nobody: [],
  };
  return Object.entries(users).map(([user, rules]) => ({
    token: user,
    user,
    rules,
  }));
}

function connect({ port }: TcpProxy, user: TestUser): WatchedCluster {
  return {
    type: 'watched',
    name: 'contract',
    url: `http://127.0.0.1:${port}`,
    credentials: { type: 'token', token: user },
    skipTLSVerify: false,
  };
}

function objectsOf(
  cluster: InMemoryCluster,
): Pick<ExtensibleCluster, 'apply' | 'delete' | 'read'> {
  return {
    async apply(manifest) {
      cluster.apply(manifest);
    },
    async delete({ kind, metadata }) {
      cluster.delete(kind, metadata.namespace ?? '', metadata.name);
    },
    async read({ kind, metadata }) {
      return cluster.get(kind, metadata.namespace ?? '', metadata.name);
    },
  };
}

/** The API server of the sandbox, with nothing in its cluster. */
export async function createSandboxCluster(
  options: { usage?: PodUsageModel } = {},
): Promise<SandboxCluster> {
  const customKinds = new Set<string>();
  const clock = () => new Date();
  const cluster = new InMemoryCluster({ clock });
  const namespaces = ['contract-a', 'contract-b'] as const;
  for (const name of namespaces) {
    cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  const server = await createKubernetesServer({
    cluster,
    // No test here reads logs.
    logs: { async *read() {} },
    tokens: tokensFor(namespaces[0]),
    clock,
    port: 0,
    bookmarkIntervalMs: 200,
    customKinds,
    usage: options.usage,
  });
  const proxy = await TcpProxy.create(server.url);
  return {
    cluster,
    faults: server.faults,
    namespaces,
    proxy,
    connect: user => connect(proxy, user),
    ...objectsOf(cluster),
    async install(kind) {
      customKinds.add(kind);
    },
    async uninstall(kind) {
      customKinds.delete(kind);
      for (const { metadata } of cluster.list(kind)) {
        cluster.delete(kind, metadata.namespace ?? '', metadata.name);
      }
      // As an API server does when the definition goes.
      server.faults.dropWatches();
    },
    compact: () => server.faults.compact(),
    async close() {
      await proxy.close();
      await server.close();
    },
  };
}
