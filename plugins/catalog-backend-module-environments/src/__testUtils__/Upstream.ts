import { FaultyServer } from '@flightdeck/plugin-environments-node/testUtils';
import {
  createArgocdServer,
  createKubernetesServer,
  type GitServer,
  InMemoryCluster,
} from '@flightdeck/sandbox';

export const TOKEN = 'discovery-token-51c0';

/** What a test says of an application. */
export interface ApplicationSpec {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  project?: string;
  server?: string;
  targetNamespace?: string;
}

/** An Argo CD and its cluster, over their real protocols, behind a server that can spoil answers. */
export async function startUpstream(git: GitServer) {
  const clock = () => new Date();
  const cluster = new InMemoryCluster({ clock });
  const argocd = await createArgocdServer({
    cluster,
    git,
    port: 0,
    tokens: [{ token: TOKEN, account: 'flightdeck', actions: ['get'] }],
  });
  const kubernetes = await createKubernetesServer({
    cluster,
    logs: { async *read() {} },
    tokens: [
      {
        token: TOKEN,
        user: 'flightdeck',
        rules: [{ verbs: ['list'], groups: [''], resources: ['namespaces'] }],
      },
    ],
    clock,
    port: 0,
  });
  const beforeArgocd = await FaultyServer.start(argocd.url);
  const beforeKubernetes = await FaultyServer.start(kubernetes.url);
  return {
    argocd: beforeArgocd,
    kubernetes: beforeKubernetes,
    addApplication(name: string, spec: ApplicationSpec = {}) {
      const { labels, annotations, project = 'default' } = spec;
      const { server = 'https://kubernetes.default.svc' } = spec;
      cluster.apply({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name, namespace: 'argocd', labels, annotations },
        spec: {
          project,
          source: { repoURL: `${git.url}/none.git`, path: '.' },
          destination: { server, namespace: spec.targetNamespace ?? name },
        },
      });
    },
    removeApplication(name: string) {
      cluster.delete('Application', 'argocd', name);
    },
    addNamespace(name: string, labels: Record<string, string>) {
      cluster.apply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, labels },
      });
    },
    async close() {
      await Promise.all([beforeArgocd.close(), beforeKubernetes.close()]);
      await Promise.all([argocd.close(), kubernetes.close()]);
    },
  };
}

export type Upstream = Awaited<ReturnType<typeof startUpstream>>;
