import {
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from './testCluster';

describe('DisruptionController', () => {
  let test: TestCluster;
  const status = () =>
    test.cluster.get('PodDisruptionBudget', NAMESPACE, 'web')?.status;
  const guard = (spec: Record<string, unknown>) =>
    test.cluster.apply({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', namespace: NAMESPACE },
      spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
    });

  beforeEach(() => {
    test = startTestCluster();
    test.cluster.create(deployment('web', { replicas: 4 }));
    test.timeline.until(() => test.readyPods().length === 4);
  });

  afterEach(() => test.stop());

  it.each([
    [{ minAvailable: 4 }, 4, 0],
    [{ minAvailable: 1 }, 1, 3],
    [{ minAvailable: '50%' }, 2, 2],
    [{ minAvailable: '51%' }, 3, 1],
    [{ maxUnavailable: 1 }, 3, 1],
    [{ maxUnavailable: '30%' }, 2, 2],
    [{ maxUnavailable: 9 }, 0, 4],
  ])('with %j wants %i healthy and lets %i go', (spec, desired, allowed) => {
    guard(spec);
    test.timeline.advance(1);
    expect(status()).toMatchObject({
      observedGeneration: 1,
      expectedPods: 4,
      currentHealthy: 4,
      desiredHealthy: desired,
      disruptionsAllowed: allowed,
      conditions: [
        { type: 'DisruptionAllowed', status: allowed > 0 ? 'True' : 'False' },
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
    test.timeline.until(() => test.readyPods().length === 4);
    test.timeline.advance(1);
    expect(status()).toMatchObject({
      currentHealthy: 4,
      disruptionsAllowed: 1,
    });
  });

  it('guards nobody without a selector', () => {
    guard({ selector: undefined, minAvailable: 1 });
    test.timeline.advance(1);
    expect(status()).toMatchObject({ expectedPods: 0, disruptionsAllowed: 0 });
  });
});
