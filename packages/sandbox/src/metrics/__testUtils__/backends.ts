import type { Cluster } from '../../kubernetes/Cluster';

/** Adds a Deployment with pods that are ready. */
export function addDeployment(
  cluster: Cluster,
  namespace: string,
  name: string,
  podNames: string[],
): void {
  const labels = { app: name };
  if (!cluster.get('Namespace', '', namespace)) {
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
  }
  cluster.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas: podNames.length,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name, image: `${name}:1` }] },
      },
    },
  });
  for (const pod of podNames) {
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: pod, namespace, labels },
      spec: { containers: [{ name, image: `${name}:1` }] },
    });
    setReady(cluster, namespace, pod, true);
  }
}

export function setReady(
  cluster: Cluster,
  namespace: string,
  pod: string,
  ready: boolean,
): void {
  cluster.patch('Pod', namespace, pod, {
    status: {
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
  });
}

export function annotate(
  cluster: Cluster,
  namespace: string,
  name: string,
  annotations: Record<string, string>,
): void {
  cluster.patch('Deployment', namespace, name, { metadata: { annotations } });
}
