import { generate } from 'selfsigned';
import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { addDeployment, setReady } from './__testUtils__/backends';
import { ANNOTATION_CERTIFICATE_DAYS } from './ProbeMetrics';
import { ANNOTATION_VOLUME_USED, StoreMetrics } from './StoreMetrics';

const START = Date.parse('2026-03-02T10:00:00Z');
const DAY = 86_400;

function setup() {
  let now = START;
  const clock = () => new Date(now);
  const cluster = new InMemoryCluster({ clock });
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  const metrics = new StoreMetrics(cluster);
  const after = (seconds: number) => {
    now += seconds * 1000;
    return Object.fromEntries(
      metrics.samples(clock()).map(({ name, value }) => [name, value]),
    );
  };
  return { cluster, after };
}

describe('StoreMetrics', () => {
  it('lets tasks pile up while no worker is ready', () => {
    const { cluster, after } = setup();
    addDeployment(cluster, 'shop', 'celery-worker', ['celery-1']);
    expect(after(0).celery_queue_length).toBeLessThan(10);
    setReady(cluster, 'shop', 'celery-1', false);
    for (let minute = 0; minute < 5; minute++) {
      after(60);
    }
    expect(after(0).celery_queue_length).toBeGreaterThan(1000);
    setReady(cluster, 'shop', 'celery-1', true);
    after(60);
    expect(after(2).celery_queue_length).toBeLessThan(10);
  });

  it('measures volumes that are bound', () => {
    const { cluster, after } = setup();
    const claim = (phase: string, annotations = {}) =>
      cluster.apply({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data', namespace: 'shop', annotations },
        spec: { resources: { requests: { storage: '10Gi' } } },
        status: { phase, capacity: { storage: '10Gi' } },
      });
    claim('Pending');
    expect(after(0)).toEqual({});
    cluster.patch('PersistentVolumeClaim', 'shop', 'data', {
      metadata: { annotations: { [ANNOTATION_VOLUME_USED]: '0.95' } },
      status: { phase: 'Bound' },
    });
    const samples = after(0);
    const capacity = samples.kubelet_volume_stats_capacity_bytes;
    expect(capacity).toBe(10 * 2 ** 30);
    expect(samples.kubelet_volume_stats_used_bytes / capacity).toBeCloseTo(
      0.95,
    );
    expect(samples.kubelet_volume_stats_available_bytes).toBe(
      capacity - samples.kubelet_volume_stats_used_bytes,
    );
    expect(samples.kubelet_volume_stats_inodes_free).toBeLessThan(
      samples.kubelet_volume_stats_inodes,
    );
  });

  it('renews certificates in time, unless it is told when they end', () => {
    const { cluster, after } = setup();
    cluster.apply({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'shop', namespace: 'shop' },
      spec: { tls: [{ hosts: ['shop.example.org'] }] },
    });
    const daysLeft = (passed: number) =>
      (after(passed * DAY).probe_ssl_earliest_cert_expiry - START / 1000) / DAY;
    expect(daysLeft(0)).toBeCloseTo(90);
    expect(daysLeft(59)).toBeCloseTo(90);
    expect(daysLeft(2)).toBeCloseTo(150);
    cluster.patch('Ingress', 'shop', 'shop', {
      metadata: { annotations: { [ANNOTATION_CERTIFICATE_DAYS]: '5' } },
    });
    expect(daysLeft(0)).toBeCloseTo(66);
  });

  it('tells the end of the certificate that an Ingress names', async () => {
    const { cluster, after } = setup();
    const { cert } = await generate(
      [{ name: 'commonName', value: 'shop.example.org' }],
      {
        keyType: 'ec',
        algorithm: 'sha256',
        notBeforeDate: new Date(START - DAY * 1000),
        notAfterDate: new Date(START + 7 * DAY * 1000),
      },
    );
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'shop-tls', namespace: 'shop' },
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': Buffer.from(cert).toString('base64') },
    });
    cluster.apply({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'shop', namespace: 'shop' },
      spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }] },
    });
    expect(
      (after(0).probe_ssl_earliest_cert_expiry - START / 1000) / DAY,
    ).toBeCloseTo(7);
  });
});
