import { Manifest } from '../../kubernetes/Cluster';
import {
  conditionOf,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../testCluster';

describe('ResourceQuotaController', () => {
  let test: TestCluster;
  const status = () =>
    test.cluster.get('ResourceQuota', NAMESPACE, 'limits')?.status;
  const limit = (hard: Record<string, string>) => {
    test.cluster.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'limits', namespace: NAMESPACE },
      spec: { hard },
    });
    test.timeline.advance(0);
  };
  const add = (kind: string, name: string, more: Partial<Manifest> = {}) =>
    test.cluster.create({
      apiVersion: 'v1',
      kind,
      ...more,
      metadata: { name, namespace: NAMESPACE },
    });
  const messages = (reason: string) =>
    test.cluster
      .list('Event', NAMESPACE)
      .filter(event => event.reason === reason)
      .map(({ message }) => String(message));

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  it('tells what is used, and follows it', () => {
    limit({
      pods: '10',
      'requests.cpu': '4',
      'requests.memory': '2Gi',
      'limits.memory': '8Gi',
      services: '5',
      configmaps: '5',
      secrets: '5',
      'requests.storage': '20Gi',
      'count/deployments.apps': '3',
    });
    expect(status()).toMatchObject({
      hard: { pods: '10', 'requests.memory': '2Gi' },
      used: { pods: '0', 'requests.cpu': '0', secrets: '0' },
    });
    test.cluster.create(deployment('web', { replicas: 3 }));
    add('Service', 'web', { spec: { selector: { app: 'web' } } });
    add('ConfigMap', 'settings');
    add('PersistentVolumeClaim', 'data', {
      spec: { resources: { requests: { storage: '5Gi' } } },
    });
    test.timeline.until(() => test.readyPods().length === 3);
    expect(status()).toMatchObject({
      used: {
        pods: '3',
        'requests.cpu': '600m',
        'requests.memory': '768Mi',
        'limits.memory': '1536Mi',
        services: '1',
        configmaps: '1',
        secrets: '0',
        'requests.storage': '5Gi',
        'count/deployments.apps': '1',
      },
    });
    test.cluster.patch('Deployment', NAMESPACE, 'web', {
      spec: { replicas: 1 },
    });
    test.cluster.delete('ConfigMap', NAMESPACE, 'settings');
    test.timeline.until(() => test.pods().length === 1);
    test.timeline.advance(0);
    expect(status()).toMatchObject({ used: { pods: '1', configmaps: '0' } });
  });

  it('follows its own limits', () => {
    limit({ pods: '10', secrets: '1' });
    test.cluster.patch('ResourceQuota', NAMESPACE, 'limits', {
      spec: { hard: { pods: '1', secrets: null } },
    });
    test.timeline.advance(0);
    expect(status()).toEqual({ hard: { pods: '1' }, used: { pods: '0' } });
  });

  it('makes a Deployment say why it lacks Pods, until there is room', () => {
    limit({ pods: '2' });
    test.cluster.create(deployment('web', { replicas: 3 }));
    test.timeline.until(() => test.readyPods().length === 2);
    test.timeline.advance(5);
    const refused =
      /^pods "web-[^"]+" is forbidden: exceeded quota: limits, requested: pods=1, used: pods=2, limited: pods=2$/;
    const failure = {
      status: 'True',
      reason: 'FailedCreate',
      message: expect.stringMatching(refused),
    };
    const [set] = test.cluster.list('ReplicaSet', NAMESPACE);
    const deployed = () => test.cluster.get('Deployment', NAMESPACE, 'web');
    expect(conditionOf(set, 'ReplicaFailure')).toMatchObject(failure);
    expect(conditionOf(deployed(), 'ReplicaFailure')).toMatchObject(failure);
    expect(conditionOf(deployed(), 'Progressing')?.status).toBe('True');
    expect(messages('FailedCreate')[0]).toMatch(
      new RegExp(`^Error creating: ${refused.source.slice(1)}`),
    );

    limit({ pods: '3' });
    test.timeline.until(() => test.readyPods().length === 3, 120);
    test.timeline.advance(1);
    const [mended] = test.cluster.list('ReplicaSet', NAMESPACE);
    expect(conditionOf(mended, 'ReplicaFailure')).toBeUndefined();
    expect(conditionOf(deployed(), 'ReplicaFailure')).toBeUndefined();
  });

  it('does not make controllers ask without end', () => {
    limit({ pods: '0' });
    test.cluster.create(deployment('web', { replicas: 3 }));
    test.timeline.advance(600);
    // Once at first and once for its own condition, then ever more rarely.
    expect(messages('FailedCreate').length).toBeGreaterThan(5);
    expect(messages('FailedCreate').length).toBeLessThan(25);
    const before = test.cluster.resourceVersion;
    test.timeline.advance(1);
    expect(Number(test.cluster.resourceVersion) - Number(before)).toBeLessThan(
      5,
    );
  });

  it('makes a StatefulSet say that it may not create its Pod', () => {
    limit({ pods: '0' });
    add('StatefulSet', 'db', {
      apiVersion: 'apps/v1',
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'db' } },
        template: {
          metadata: { labels: { app: 'db' } },
          spec: { containers: [{ name: 'db', image: 'example.org/db:1' }] },
        },
      },
    });
    test.timeline.advance(1);
    expect(messages('FailedCreate')).toEqual([
      'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: exceeded quota: limits, requested: pods=1, used: pods=0, limited: pods=0',
    ]);
    limit({ pods: '1' });
    test.timeline.until(() => test.readyPods().length === 1, 60);
  });

  it('makes a Job say that it may not create its Pod', () => {
    limit({ pods: '0' });
    add('Job', 'task', {
      apiVersion: 'batch/v1',
      spec: {
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'task', image: 'example.org/task:1' }],
          },
        },
      },
    });
    test.timeline.advance(1);
    expect(messages('FailedCreate')[0]).toMatch(
      /^Error creating: pods "task-[^"]+" is forbidden: exceeded quota: limits,/,
    );
    limit({ pods: '1' });
    test.timeline.until(
      () =>
        conditionOf(test.cluster.get('Job', NAMESPACE, 'task'), 'Complete')
          ?.status === 'True',
      300,
    );
  });
});
