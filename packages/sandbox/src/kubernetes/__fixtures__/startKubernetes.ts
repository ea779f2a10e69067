import {
  createKubernetesServer,
  KubernetesServerOptions,
} from '../createKubernetesServer';
import { KubernetesToken } from '../http/authorization';
import { createHttpClient } from './createHttpClient';
import { InMemoryCluster } from '../InMemoryCluster';
import { PodLogSource } from '../PodLogSource';

export const ADMIN: KubernetesToken = {
  token: 'admin-token',
  user: 'admin',
  rules: 'admin',
};

/** Reads pods and deployments of the namespace `shop`, and nothing else. */
export const VIEWER: KubernetesToken = {
  token: 'viewer-token',
  user: 'viewer',
  rules: [
    {
      verbs: ['get', 'list', 'watch'],
      groups: ['', 'apps'],
      resources: ['pods', 'pods/log', 'deployments'],
      namespaces: ['shop'],
    },
  ],
};

const silence: PodLogSource = {
  async *read() {
    // Nothing was logged.
  },
};

/** A cluster with a namespace `shop` and a server for it, and a client that speaks plain HTTP. */
export async function startKubernetes(
  options: Partial<KubernetesServerOptions> = {},
) {
  const clock = options.clock ?? (() => new Date());
  const cluster = new InMemoryCluster({ clock });
  cluster.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  const server = await createKubernetesServer({
    cluster,
    clock,
    logs: silence,
    tokens: [ADMIN, VIEWER],
    port: 0,
    ...options,
  });
  return { cluster, server, ...createHttpClient(server.url, ADMIN.token) };
}
