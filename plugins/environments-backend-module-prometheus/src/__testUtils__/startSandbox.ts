import {
  ANNOTATION_ERROR_RATIO,
  ANNOTATION_LATENCY,
  createPrometheus,
  InMemoryCluster,
  type RunningPrometheus,
} from '@flightdeck/sandbox';

/** A Prometheus that knows a failing `shop-prod`, a well `shop-dev`, and a `shop-idle` without pods. */
export async function startSandbox(): Promise<RunningPrometheus> {
  const cluster = new InMemoryCluster({ clock: () => new Date() });
  const add = (
    namespace: string,
    pods: number,
    annotations: Record<string, string> = {},
  ) => {
    const labels = { app: 'backend' };
    const podSpec = { containers: [{ name: 'backend', image: 'backend:1' }] };
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    cluster.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'backend', namespace, annotations },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: podSpec },
      },
    });
    for (let index = 0; index < pods; index++) {
      const name = `backend-${index}`;
      cluster.apply({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace, labels },
        spec: podSpec,
      });
      cluster.patch('Pod', namespace, name, {
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      });
    }
  };
  add('shop-prod', 3, {
    [ANNOTATION_ERROR_RATIO]: '0.2',
    [ANNOTATION_LATENCY]: '2.5',
  });
  add('shop-dev', 1);
  add('shop-idle', 0);
  return await createPrometheus({ cluster, use: 'own' });
}
