import { startSandbox } from '@flightdeck/sandbox';
import type { WatchedCluster } from '../config/ClusterConfig';
import { TcpProxy } from './TcpProxy';
import type { TestCluster } from './TestCluster';

/** The sandbox with its controllers and its kubelet, and nothing of the demo. */
export async function createLivingSandbox(): Promise<TestCluster> {
  const sandbox = await startSandbox({
    ports: 'ephemeral',
    seed: false,
    prometheus: 'own',
    speed: 20,
  });
  const namespaces = ['health-a', 'health-b'] as const;
  for (const name of namespaces) {
    sandbox.cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  const proxy = await TcpProxy.create(sandbox.urls.kubernetes);
  return {
    namespaces,
    proxy,
    connect: (): WatchedCluster => ({
      type: 'watched',
      name: 'contract',
      url: `http://127.0.0.1:${proxy.port}`,
      credentials: { type: 'token', token: sandbox.tokens.kubernetes },
      skipTLSVerify: false,
    }),
    async apply(manifest) {
      sandbox.cluster.apply(manifest);
    },
    async delete({ kind, metadata }) {
      sandbox.cluster.delete(kind, metadata.namespace ?? '', metadata.name);
    },
    async close() {
      await proxy.close();
      await sandbox.stop();
    },
  };
}
