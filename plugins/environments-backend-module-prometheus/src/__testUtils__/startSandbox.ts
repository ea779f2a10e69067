import {
  ANNOTATION_CERTIFICATE_DAYS,
  ANNOTATION_ERROR_RATIO,
  ANNOTATION_LATENCY,
  ANNOTATION_VOLUME_USED,
  createPrometheus,
  InMemoryCluster,
  type RunningPrometheus,
} from '@flightdeck/sandbox';

export interface StartSandboxOptions {
  use?: 'own' | 'real';
  /** How long alerts wait before they fire; as the rules say when absent. */
  alertForSeconds?: number;
  /** How many seconds of samples are there from the first moment. */
  historySeconds?: number;
}

interface Workload {
  namespace: string;
  name: string;
  pods: number;
  annotations?: Record<string, string>;
}

/**
 * A Prometheus that knows a failing `shop-prod`, a well `shop-dev`, and a `shop-idle` without pods.
 * Production has a queue, a full volume and a certificate that ends soon.
 */
export async function startSandbox({
  use = 'own',
  ...options
}: StartSandboxOptions = {}): Promise<RunningPrometheus> {
  const cluster = new InMemoryCluster({ clock: () => new Date() });
  addWorkload(cluster, {
    namespace: 'shop-prod',
    name: 'backend',
    pods: 3,
    annotations: {
      [ANNOTATION_ERROR_RATIO]: '0.2',
      [ANNOTATION_LATENCY]: '2.5',
    },
  });
  addWorkload(cluster, {
    ...{ namespace: 'shop-prod', name: 'celery-worker', pods: 1 },
  });
  addWorkload(cluster, { namespace: 'shop-dev', name: 'backend', pods: 1 });
  addWorkload(cluster, { namespace: 'shop-idle', name: 'backend', pods: 0 });
  addStores(cluster, 'shop-prod');
  return await createPrometheus({ cluster, use, ...options });
}

function addWorkload(
  cluster: InMemoryCluster,
  { namespace, name, pods, annotations = {} }: Workload,
): void {
  const labels = { app: name };
  const resources = {
    requests: { cpu: '500m', memory: '512Mi' },
    limits: { cpu: '1', memory: '1Gi' },
  };
  const podSpec = { containers: [{ name, image: `${name}:1`, resources }] };
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  cluster.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, annotations },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: podSpec },
    },
  });
  for (let index = 0; index < pods; index++) {
    const pod = `${name}-${index}`;
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: pod, namespace, labels },
      spec: podSpec,
    });
    cluster.patch('Pod', namespace, pod, {
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    });
  }
}

function addStores(cluster: InMemoryCluster, namespace: string): void {
  cluster.apply({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: 'data-postgres-0',
      namespace,
      annotations: { [ANNOTATION_VOLUME_USED]: '0.95' },
    },
    spec: { resources: { requests: { storage: '50Gi' } } },
    status: { phase: 'Bound', capacity: { storage: '50Gi' } },
  });
  cluster.apply({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'shop',
      namespace,
      annotations: { [ANNOTATION_CERTIFICATE_DAYS]: '5' },
    },
    spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }] },
  });
}
