import {
  conditionOf,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../testCluster';

describe('DisruptionController', () => {
  let test: TestCluster;
  const budget = () =>
    test.cluster.get('PodDisruptionBudget', NAMESPACE, 'web');
  const status = () => budget()?.status;
  const guard = (spec: Record<string, unknown>, app = 'web') =>
    test.cluster.apply({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', namespace: NAMESPACE },
      spec: { selector: { matchLabels: { app } }, ...spec },
    });

  beforeEach(() => {
    test = startTestCluster();
    test.cluster.create(deployment('web', { replicas: 4 }));
    test.timeline.until(() => test.readyPods().length === 4);
  });

  afterEach(() => test.stop());

  it.each([
    [{ minAvailable: 4 }, 4, 0],
    [{ minAvailable: 9 }, 9, 0],
    [{ minAvailable: 1 }, 1, 3],
    [{ minAvailable: 0 }, 0, 4],
    [{ minAvailable: '50%' }, 2, 2],
    // Shares are rounded up: of what stays, and of what may go.
    [{ minAvailable: '51%' }, 3, 1],
    [{ minAvailable: '100%' }, 4, 0],
    [{ maxUnavailable: 0 }, 4, 0],
    [{ maxUnavailable: 1 }, 3, 1],
    [{ maxUnavailable: '30%' }, 2, 2],
    [{ maxUnavailable: '0%' }, 4, 0],
    [{ maxUnavailable: 9 }, 0, 4],
  ])('with %j wants %i healthy and lets %i go', (spec, desired, allowed) => {
    guard(spec);
    test.timeline.advance(1);
    expect(status()).toEqual({
      observedGeneration: 1,
      expectedPods: 4,
      currentHealthy: 4,
      desiredHealthy: desired,
      disruptionsAllowed: allowed,
      conditions: [
        {
          type: 'DisruptionAllowed',
          status: allowed > 0 ? 'True' : 'False',
          reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
          message: '',
          observedGeneration: 1,
          lastTransitionTime: expect.any(String),
        },
      ],
    });
  });

  it('follows its Pods', () => {
    guard({ maxUnavailable: 1 });
    test.timeline.advance(1);
    const [pod] = test.pods();
    test.cluster.delete('Pod', NAMESPACE, pod.metadata.name);
    // Before its successor is ready.
    test.timeline.advance(0);
    expect(status()).toMatchObject({
      currentHealthy: 3,
      disruptionsAllowed: 0,
    });
    test.timeline.until(
      () => test.pods().length === 4 && test.readyPods().length === 4,
    );
    test.timeline.advance(1);
    expect(status()).toMatchObject({
      currentHealthy: 4,
      disruptionsAllowed: 1,
    });
  });

  it('goes by what the Deployment wants, during a rollout too', () => {
    guard({ maxUnavailable: '25%' });
    test.cluster.apply(
      deployment('web', {
        replicas: 4,
        container: { image: 'example.org/web:2.0.0' },
      }),
    );
    test.timeline.advance(1);
    expect(test.cluster.list('ReplicaSet', NAMESPACE)).toHaveLength(2);
    expect(status()).toMatchObject({ expectedPods: 4, desiredHealthy: 3 });
    test.cluster.patch('Deployment', NAMESPACE, 'web', {
      spec: { replicas: 8 },
    });
    test.timeline.advance(0);
    expect(status()).toMatchObject({ expectedPods: 8, desiredHealthy: 6 });
  });

  it.each([
    ['nobody without a selector', { selector: undefined }, 0],
    ['everybody with an empty one', { selector: {} }, 4],
    ['nobody when none matches', { selector: { matchLabels: { a: 'b' } } }, 0],
  ])('guards %s', (_case, spec, expectedPods) => {
    guard({ minAvailable: 1, ...spec });
    test.timeline.advance(1);
    expect(status()).toMatchObject({
      expectedPods,
      disruptionsAllowed: Math.max(0, expectedPods - 1),
    });
    expect(test.reasonsOfEvents().includes('NoPods')).toBe(expectedPods === 0);
  });

  it('counts Pods without an owner only where a number is asked for', () => {
    test.cluster.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'bare',
        namespace: NAMESPACE,
        labels: { app: 'bare' },
      },
      spec: { containers: [{ name: 'main', image: 'example.org/bare:1' }] },
    });
    test.timeline.until(() => test.readyPods().length === 5);
    guard({ minAvailable: 1 }, 'bare');
    test.timeline.advance(1);
    expect(status()).toMatchObject({ expectedPods: 1, desiredHealthy: 1 });
    guard({ minAvailable: '50%' }, 'bare');
    test.timeline.advance(1);
    expect(status()).toMatchObject({ expectedPods: 0, disruptionsAllowed: 0 });
    expect(test.reasonsOfEvents()).toContain('UnmanagedPods');
  });

  it('allows nothing when it cannot tell how many there should be', () => {
    test.cluster.create({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'task', namespace: NAMESPACE },
      spec: {
        template: {
          metadata: { labels: { app: 'task' } },
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'task', image: 'example.org/task:1' }],
          },
        },
      },
    });
    test.timeline.advance(0);
    guard({ maxUnavailable: 1 }, 'task');
    test.timeline.advance(1);
    expect(status()).toMatchObject({ disruptionsAllowed: 0 });
    expect(conditionOf(budget(), 'DisruptionAllowed')).toMatchObject({
      status: 'False',
      reason: 'SyncFailed',
      message: 'jobs.batch does not implement the scale subresource',
    });
    guard({ maxUnavailable: 1 });
    test.timeline.advance(1);
    expect(conditionOf(budget(), 'DisruptionAllowed')).toMatchObject({
      status: 'True',
      reason: 'SufficientPods',
    });
  });
});
