import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { readApplications } from './readApplications';

const NAMESPACE = 'shop-prod';
const SCRAPED = { 'prometheus.io/scrape': 'true' };

describe('readApplications', () => {
  let cluster: InMemoryCluster;
  const found = () =>
    readApplications(cluster).map(({ service, role }) => [service, role]);
  const add = (
    name: string,
    options: {
      kind?: string;
      annotations?: Record<string, string>;
      container?: Record<string, unknown>;
    } = {},
  ) => {
    const { kind = 'Deployment', annotations, container } = options;
    cluster.apply({
      apiVersion: kind === 'Rollout' ? 'argoproj.io/v1alpha1' : 'apps/v1',
      kind,
      metadata: { name, namespace: NAMESPACE },
      spec: {
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name }, annotations },
          spec: {
            containers: [{ name: 'main', image: `${name}:1`, ...container }],
          },
        },
      },
    });
  };
  const monitor = (kind: string, app: string, more = {}) =>
    cluster.apply({
      apiVersion: 'monitoring.coreos.com/v1',
      kind,
      metadata: { name: app, namespace: NAMESPACE },
      spec: { selector: { matchLabels: { app } }, ...more },
    });

  beforeEach(() => {
    cluster = new InMemoryCluster({ clock: () => new Date() });
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
  });

  it('finds what is annotated, and leaves out what nobody scrapes', () => {
    add('shop-server', { annotations: SCRAPED });
    add('shop-web');
    add('shop-other', { annotations: { 'prometheus.io/scrape': 'false' } });
    expect(found()).toEqual([['shop-server', 'web']]);
  });

  it('finds Rollouts too', () => {
    add('application', { kind: 'Rollout', annotations: SCRAPED });
    expect(found()).toEqual([['application', 'web']]);
  });

  it('finds what a PodMonitor selects, or a ServiceMonitor by a Service', () => {
    add('tasks');
    add('gateway');
    expect(found()).toEqual([]);
    monitor('PodMonitor', 'tasks');
    expect(found()).toEqual([['tasks', 'web']]);
    monitor('ServiceMonitor', 'gateway');
    expect(found()).toEqual([['tasks', 'web']]);
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'gateway',
        namespace: NAMESPACE,
        labels: { app: 'gateway' },
      },
      spec: { selector: { app: 'gateway' } },
    });
    expect(found()).toEqual([
      ['gateway', 'web'],
      ['tasks', 'web'],
    ]);
    monitor('PodMonitor', 'tasks', {
      namespaceSelector: { matchNames: ['elsewhere'] },
    });
    expect(found()).toEqual([['gateway', 'web']]);
  });

  it.each([
    ['its name', 'shop-celery', {}],
    ['its command', 'tasks', { command: ['celery', '--app', 'a', 'worker'] }],
    ['its arguments', 'tasks', { args: ['celery', 'worker'] }],
  ])('knows a Celery worker by %s', (_by, name, container) => {
    add(name, { annotations: SCRAPED, container });
    expect(found()).toEqual([[name, 'worker']]);
  });

  it('knows analytics by their time-series database', () => {
    add('backend');
    expect(readApplications(cluster)[0].isAnalytics).toBe(false);
    cluster.apply({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'postgres', namespace: NAMESPACE },
      spec: {
        template: {
          spec: {
            containers: [
              { name: 'postgres', image: 'timescale/timescaledb:2.17.2-pg16' },
            ],
          },
        },
      },
    });
    expect(readApplications(cluster)[0].isAnalytics).toBe(true);
  });
});
