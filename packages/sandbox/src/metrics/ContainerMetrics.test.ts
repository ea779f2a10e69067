import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { addDeployment, setReady } from './__testUtils__/backends';
import { ContainerMetrics } from './ContainerMetrics';
import type { Sample } from './Sample';

const START = Date.parse('2026-03-02T10:00:00Z');

function setup() {
  let now = START;
  const clock = () => new Date(now);
  const cluster = new InMemoryCluster({ clock });
  addDeployment(cluster, 'shop', 'api', ['api-1']);
  cluster.patch('Pod', 'shop', 'api-1', {
    spec: {
      containers: [
        {
          name: 'api',
          image: 'api:1',
          resources: {
            requests: { cpu: '500m', memory: '512Mi' },
            limits: { cpu: '1', memory: '1Gi' },
          },
        },
      ],
    },
  });
  const metrics = new ContainerMetrics(cluster);
  const after = (seconds: number) => {
    now += seconds * 1000;
    return metrics.samples(clock());
  };
  return { cluster, after };
}

function valueOf(samples: Sample[], name: string, resource?: string) {
  return samples.find(
    sample =>
      sample.name === name &&
      (resource === undefined || sample.labels.resource === resource),
  )?.value;
}

describe('ContainerMetrics', () => {
  it('measures containers against their limits', () => {
    const { after } = setup();
    const before = after(0);
    const later = after(30);
    const limit = 'kube_pod_container_resource_limits';
    expect(valueOf(later, limit, 'cpu')).toBe(1);
    expect(valueOf(later, limit, 'memory')).toBe(2 ** 30);
    const memory = valueOf(later, 'container_memory_working_set_bytes') ?? 0;
    expect(memory / 2 ** 30).toBeGreaterThan(0.2);
    expect(memory / 2 ** 30).toBeLessThan(0.4);

    const cpu = 'container_cpu_usage_seconds_total';
    const cores =
      ((valueOf(later, cpu) ?? 0) - (valueOf(before, cpu) ?? 0)) / 30;
    expect(cores).toBeGreaterThan(0.1);
    expect(cores).toBeLessThan(0.3);
    expect(valueOf(later, 'container_cpu_cfs_periods_total')).toBe(300);
    expect(later[0].labels).toMatchObject({
      namespace: 'shop',
      pod: 'api-1',
      container: 'api',
    });
  });

  it('measures nothing of a pod that does not run or is gone', () => {
    const { cluster, after } = setup();
    after(0);
    setReady(cluster, 'shop', 'api-1', false);
    expect(after(2).map(({ name }) => name)).toEqual([
      'kube_pod_container_resource_limits',
      'kube_pod_container_resource_limits',
    ]);
    cluster.delete('Pod', 'shop', 'api-1', { gracePeriodSeconds: 0 });
    expect(after(2)).toEqual([]);
  });
});
