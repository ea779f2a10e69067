import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { ApplicationMetrics } from './ApplicationMetrics';
import {
  ANNOTATION_ERROR_RATIO,
  ANNOTATION_LATENCY,
  ANNOTATION_REQUEST_RATE,
} from './annotations';
import type { Sample } from './Sample';
import { addDeployment, annotate, setReady } from './__testUtils__/backends';

const START = Date.parse('2026-03-02T10:00:00Z');

function setup() {
  let now = START;
  const clock = () => new Date(now);
  const cluster = new InMemoryCluster({ clock });
  addDeployment(cluster, 'shop-prod', 'backend', ['backend-1', 'backend-2']);
  const metrics = new ApplicationMetrics({ cluster, clock, seed: 7 });
  const after = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 2) {
      now += 2000;
      await metrics.samples();
    }
    return await metrics.samples();
  };
  return { cluster, clock, metrics, after };
}

function total(
  samples: Sample[],
  name: string,
  labels: Record<string, string> = {},
): number {
  return samples
    .filter(sample => sample.name === name)
    .filter(sample =>
      Object.entries(labels).every(
        ([label, value]) => sample.labels[label] === value,
      ),
    )
    .reduce((sum, sample) => sum + sample.value, 0);
}

describe('ApplicationMetrics', () => {
  it('splits the traffic of a namespace over its ready pods', async () => {
    const { cluster, metrics, after } = setup();
    annotate(cluster, 'shop-prod', 'backend', {
      [ANNOTATION_REQUEST_RATE]: '20',
    });
    await metrics.samples();

    const both = await after(100);
    const all = total(both, 'http_requests_total');
    expect(all).toBeGreaterThan(1700);
    expect(all).toBeLessThan(2300);
    const one = total(both, 'http_requests_total', { pod: 'backend-1' });
    expect(one / all).toBeCloseTo(0.5, 1);
    expect(total(both, 'http_request_duration_seconds_count')).toBe(all);

    setReady(cluster, 'shop-prod', 'backend-1', false);
    const alone = await after(100);
    expect(total(alone, 'http_requests_total', { pod: 'backend-1' })).toBe(0);
    const grown =
      total(alone, 'http_requests_total', { pod: 'backend-2' }) - (all - one);
    expect(grown).toBeGreaterThan(1700);
  });

  it('has no samples but "down" without ready pods', async () => {
    const { cluster, metrics, after } = setup();
    await metrics.samples();
    await after(10);

    setReady(cluster, 'shop-prod', 'backend-1', false);
    setReady(cluster, 'shop-prod', 'backend-2', false);
    const samples = await after(2);

    const own = samples.filter(({ name }) => !name.startsWith('kube_'));
    expect(own.map(({ name, value }) => [name, value])).toEqual([
      ['up', 0],
      ['up', 0],
    ]);
  });

  it('fails and slows down as the annotations say', async () => {
    const { cluster, metrics, after } = setup();
    annotate(cluster, 'shop-prod', 'backend', {
      [ANNOTATION_ERROR_RATIO]: '0.2',
      [ANNOTATION_LATENCY]: '2.5',
    });
    await metrics.samples();

    const samples = await after(200);
    const all = total(samples, 'http_requests_total');
    const failed =
      total(samples, 'http_requests_total', { status: '500' }) +
      total(samples, 'http_requests_total', { status: '503' });
    expect(failed / all).toBeCloseTo(0.2, 1);
    const fast = total(samples, 'http_request_duration_seconds_bucket', {
      le: '2.5',
    });
    expect(fast / all).toBeCloseTo(0.95, 1);
  });

  it('is the same for the same clock and seed, however often it is read', async () => {
    const first = setup();
    const second = setup();
    await first.metrics.samples();
    await second.metrics.samples();
    await first.after(10);
    const read = await first.after(20);
    expect(await second.after(30)).toEqual(read);
  });

  it('loses its connections with the database, and knows workers', async () => {
    const { cluster, metrics, after } = setup();
    addDeployment(cluster, 'shop-prod', 'celery-worker', ['celery-worker-1']);
    cluster.apply({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'postgres', namespace: 'shop-prod' },
      spec: {
        replicas: 1,
        serviceName: 'postgres',
        selector: { matchLabels: { app: 'postgres' } },
        template: {
          metadata: { labels: { app: 'postgres' } },
          spec: { containers: [{ name: 'postgres', image: 'postgres:16' }] },
        },
      },
    });
    cluster.patch('StatefulSet', 'shop-prod', 'postgres', {
      status: { readyReplicas: 1 },
    });
    await metrics.samples();
    const healthy = await after(2);
    expect(total(healthy, 'db_connections_active')).toBeGreaterThan(0);
    const workerSamples = healthy.filter(
      ({ labels }) => labels.service === 'celery-worker',
    );
    expect(workerSamples.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'celery_tasks_running',
        'celery_tasks_failed_total',
      ]),
    );
    expect(workerSamples.map(({ name }) => name)).not.toContain(
      'http_requests_total',
    );

    cluster.patch('StatefulSet', 'shop-prod', 'postgres', {
      status: { readyReplicas: 0 },
    });
    expect(total(await after(2), 'db_connections_active')).toBe(0);
  });

  it('tells of the cache before a time-series database', async () => {
    const { cluster, after } = setup();
    cluster.apply({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'timescaledb', namespace: 'shop-prod' },
      spec: {
        template: {
          spec: { containers: [{ name: 'db', image: 'timescaledb:pg16' }] },
        },
      },
      status: { readyReplicas: 1 },
    });
    const samples = await after(60);
    const hits = total(samples, 'cache_hits_total');
    const misses = total(samples, 'cache_misses_total');
    expect(hits / (hits + misses)).toBeCloseTo(0.8, 1);
    expect(total(samples, 'stock_screening_requests_total')).toBe(
      hits + misses,
    );
    expect(total(samples, 'portfolio_creations_total')).toBeGreaterThan(0);
  });
});
