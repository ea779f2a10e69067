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

/** The sandbox's cluster and server, and what a test does to them. */
export interface SandboxCluster extends ExtensibleCluster {
  cluster: InMemoryCluster;
  faults: Awaited<ReturnType<typeof createKubernetesServer>>['faults'];
  /** Makes the server forget its history. */
  compact(): void;
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
    tokens: [
      { token: 'reader', user: 'reader', rules: [READ] },
      {
        token: 'namespaced',
        user: 'namespaced',
        rules: [{ ...READ, namespaces: [namespaces[0]] }],
      },
      { token: 'nobody', user: 'nobody', rules: [] },
    ],
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
    connect: (user: TestUser): WatchedCluster => ({
      type: 'watched',
      name: 'contract',
      url: `http://127.0.0.1:${proxy.port}`,
      credentials: { type: 'token', token: user },
      skipTLSVerify: false,
    }),
    async apply(manifest) {
      cluster.apply(manifest);
    },
    async delete({ kind, metadata }) {
      cluster.delete(kind, metadata.namespace ?? '', metadata.name);
    },
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
