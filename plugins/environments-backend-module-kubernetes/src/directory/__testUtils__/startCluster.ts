import { createKubernetesServer, InMemoryCluster } from '@flightdeck/sandbox';
import { DefaultClusterDirectory } from '../DefaultClusterDirectory';

export const NOW = new Date('2026-03-02T12:00:00Z');

const ALL = { verbs: ['get', 'list'], groups: ['*'], resources: ['*'] };

/** A rule about some resources of a group. */
function reading(group: string, ...resources: string[]) {
  return { verbs: ['get', 'list'], groups: [group], resources };
}

export interface Started {
  cluster: InMemoryCluster;
  faults: Awaited<ReturnType<typeof createKubernetesServer>>['faults'];
  directory(token?: string, url?: string): DefaultClusterDirectory;
  close(): Promise<void>;
}

/** A cluster and directories of it, with the rights of one token or another. */
export async function startCluster(
  customKinds: string[] = [],
): Promise<Started> {
  const clock = () => new Date();
  const cluster = new InMemoryCluster({ clock });
  const server = await createKubernetesServer({
    cluster,
    logs: { async *read() {} },
    tokens: [
      { token: 'reader', user: 'reader', rules: [ALL] },
      { token: 'nobody', user: 'nobody', rules: [] },
      {
        token: 'namespaces',
        user: 'namespaces',
        rules: [reading('', 'namespaces')],
      },
    ],
    clock,
    port: 0,
    customKinds: new Set(customKinds),
  });
  const directories: DefaultClusterDirectory[] = [];
  return {
    cluster,
    faults: server.faults,
    directory(token = 'reader', url = server.url) {
      const directory = new DefaultClusterDirectory(
        {
          type: 'watched',
          name: 'main',
          url,
          credentials: { type: 'token', token },
          skipTLSVerify: false,
        },
        { clock: () => NOW, requestMs: 1_000 },
      );
      directories.push(directory);
      return directory;
    },
    async close() {
      await Promise.all(directories.map(directory => directory.close()));
      await server.close();
    },
  };
}

/** Two storage classes and an ingress class. */
export function applyClasses({ cluster }: Started) {
  cluster.apply({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name: 'fast-ssd',
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
    provisioner: 'example.com/ssd',
    allowVolumeExpansion: true,
  });
  cluster.apply({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'archive' },
    provisioner: 'example.com/tape',
  });
  cluster.apply({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'nginx' },
    spec: { controller: 'k8s.io/ingress-nginx' },
  });
}
