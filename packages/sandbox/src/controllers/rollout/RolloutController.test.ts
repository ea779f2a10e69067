import { Manifest } from '../../kubernetes/Cluster';
import { fieldAt, textAt } from '../../kubernetes/json';
import {
  conditionOf,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../testCluster';
import { HASH_LABEL } from './rolloutSets';

function rollout(
  version: string,
  strategy: Record<string, unknown>,
  replicas = 4,
): Manifest {
  const { spec } = deployment('web', {
    replicas,
    container: { image: `example.org/web:${version}` },
  });
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web', namespace: NAMESPACE },
    spec: { ...Object(spec), strategy },
  };
}

const service = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: NAMESPACE },
  spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
});

describe('RolloutController', () => {
  let test: TestCluster;
  const get = () => test.cluster.get('Rollout', NAMESPACE, 'web');
  const phase = () => textAt(get(), 'status', 'phase');
  const stepIndex = () => fieldAt(get(), 'status', 'currentStepIndex');
  const podsOf = (version: string) =>
    test
      .pods()
      .filter(pod => JSON.stringify(pod.spec).includes(`web:${version}"`));
  const selected = (name: string) =>
    textAt(
      test.cluster.get('Service', NAMESPACE, name),
      ...['spec', 'selector', HASH_LABEL],
    );
  const hashOf = (version: string) =>
    podsOf(version)[0].metadata.labels?.[HASH_LABEL];
  const patchStatus = (status: Record<string, unknown>) =>
    test.cluster.patch('Rollout', NAMESPACE, 'web', { status });
  const start = (strategy: Record<string, unknown>, replicas?: number) => {
    test.cluster.apply(rollout('1.0.0', strategy, replicas));
    test.timeline.until(() => phase() === 'Healthy');
  };

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  describe('with a canary', () => {
    const canary = {
      canary: {
        steps: [
          { setWeight: 25 },
          { pause: { duration: '10m' } },
          { setWeight: 50 },
          { pause: {} },
        ],
      },
    };

    it('comes up at once, and tells its state as Argo Rollouts does', () => {
      start(canary);
      expect(test.readyPods()).toHaveLength(4);
      const hash = hashOf('1.0.0');
      expect(get()?.status).toMatchObject({
        observedGeneration: String(get()?.metadata.generation),
        currentPodHash: hash,
        stableRS: hash,
        currentStepIndex: 4,
        replicas: 4,
        updatedReplicas: 4,
        availableReplicas: 4,
        selector: 'app=web',
      });
      expect(conditionOf(get(), 'Healthy')?.status).toBe('True');
      expect(conditionOf(get(), 'Completed')?.status).toBe('True');
      expect(conditionOf(get(), 'Progressing')?.reason).toBe(
        'NewReplicaSetAvailable',
      );
      expect(get()?.metadata.annotations).toMatchObject({
        'rollout.argoproj.io/revision': '1',
      });
    });

    it('walks its steps: by time, and when somebody promotes it', () => {
      start(canary);
      test.cluster.apply(rollout('2.0.0', canary));
      test.timeline.until(() => phase() === 'Paused');
      expect(podsOf('2.0.0')).toHaveLength(1);
      expect(get()?.status).toMatchObject({
        currentStepIndex: 1,
        message: 'CanaryPauseStep',
        controllerPause: true,
        pauseConditions: [{ reason: 'CanaryPauseStep' }],
        stableRS: hashOf('1.0.0'),
        currentPodHash: hashOf('2.0.0'),
      });
      test.timeline.advance(300);
      expect(stepIndex()).toBe(1);
      test.timeline.until(() => stepIndex() === 3, 400);
      test.timeline.advance(3600);
      expect(podsOf('2.0.0')).toHaveLength(2);
      expect(podsOf('1.0.0')).toHaveLength(2);
      expect(phase()).toBe('Paused');

      patchStatus({ pauseConditions: null });
      test.timeline.until(() => phase() === 'Healthy');
      expect(podsOf('2.0.0')).toHaveLength(4);
      test.timeline.until(() => test.pods().length === 4);
      expect(textAt(get(), 'status', 'stableRS')).toBe(hashOf('2.0.0'));
      expect(test.reasonsOfEvents()).toEqual(
        expect.arrayContaining([
          'RolloutStepCompleted',
          'RolloutPaused',
          'RolloutCompleted',
        ]),
      );
    });

    it('goes back when it is aborted, and stays degraded', () => {
      start(canary);
      test.cluster.apply(rollout('2.0.0', canary));
      test.timeline.until(() => phase() === 'Paused');
      patchStatus({ abort: true });
      test.timeline.until(() => podsOf('2.0.0').length === 0);
      test.timeline.until(() => test.readyPods().length === 4);
      expect(phase()).toBe('Degraded');
      expect(textAt(get(), 'status', 'message')).toBe(
        'RolloutAborted: Rollout aborted update to revision 2',
      );
      test.cluster.apply(rollout('1.0.0', canary));
      test.timeline.until(() => phase() === 'Healthy');
    });

    it('never serves with less than it may, on the way', () => {
      const careful = { canary: { maxUnavailable: 0 } };
      start(careful);
      test.cluster.apply(rollout('2.0.0', careful));
      let least = Infinity;
      test.timeline.until(() => {
        least = Math.min(least, test.readyPods().length);
        return phase() === 'Healthy' && podsOf('1.0.0').length === 0;
      });
      expect(least).toBeGreaterThanOrEqual(4);
    });

    it('divides requests by weights where something else routes them', () => {
      const routed = {
        canary: {
          canaryService: 'web-canary',
          stableService: 'web',
          trafficRouting: { alb: { ingress: 'web', servicePort: 80 } },
          steps: [{ setWeight: 20 }, { pause: {} }],
        },
      };
      test.cluster.apply(service('web'));
      test.cluster.apply(service('web-canary'));
      start(routed);
      test.cluster.apply(rollout('2.0.0', routed));
      test.timeline.until(() => phase() === 'Paused');
      expect(podsOf('1.0.0')).toHaveLength(4);
      expect(podsOf('2.0.0')).toHaveLength(1);
      expect(get()?.status).toMatchObject({
        canary: {
          weights: {
            canary: { weight: 20, podTemplateHash: hashOf('2.0.0') },
            stable: { weight: 80, podTemplateHash: hashOf('1.0.0') },
          },
        },
      });
      expect(selected('web')).toBe(hashOf('1.0.0'));
      expect(selected('web-canary')).toBe(hashOf('2.0.0'));
      patchStatus({ promoteFull: true, pauseConditions: null });
      test.timeline.until(() => phase() === 'Healthy');
      expect(selected('web')).toBe(hashOf('2.0.0'));
    });

    it('is degraded when the new version does not come up in time', () => {
      start(canary);
      test.cluster.apply(rollout('no-such-tag', canary));
      test.timeline.until(() => phase() === 'Degraded', 900);
      expect(textAt(get(), 'status', 'message')).toMatch(
        /^ProgressDeadlineExceeded: ReplicaSet "web-\w+" has timed out progressing\.$/,
      );
      expect(podsOf('1.0.0').length).toBeGreaterThanOrEqual(3);
    });
  });

  describe('with blue and green', () => {
    const blueGreen = (more: Record<string, unknown> = {}) => ({
      blueGreen: {
        activeService: 'web',
        previewService: 'web-preview',
        ...more,
      },
    });

    beforeEach(() => {
      test.cluster.apply(service('web'));
      test.cluster.apply(service('web-preview'));
    });

    it('switches when the new version is up, and ends the old one later', () => {
      start(blueGreen(), 2);
      const before = hashOf('1.0.0');
      expect(selected('web')).toBe(before);
      test.cluster.apply(rollout('2.0.0', blueGreen(), 2));
      test.timeline.until(() => podsOf('2.0.0').length === 2);
      expect(selected('web')).toBe(before);
      expect(selected('web-preview')).toBe(hashOf('2.0.0'));
      expect(phase()).toBe('Progressing');
      test.timeline.until(() => selected('web') === hashOf('2.0.0'));
      test.timeline.advance(10);
      expect(phase()).toBe('Healthy');
      expect(podsOf('1.0.0')).toHaveLength(2);
      test.timeline.until(() => podsOf('1.0.0').length === 0, 60);
      expect(get()?.status).toMatchObject({
        blueGreen: { activeSelector: hashOf('2.0.0') },
        stableRS: hashOf('2.0.0'),
      });
    });

    it('waits for somebody to promote it where that is asked for', () => {
      const manual = blueGreen({ autoPromotionEnabled: false });
      start(manual, 2);
      test.cluster.apply(rollout('2.0.0', manual, 2));
      test.timeline.until(() => phase() === 'Paused');
      test.timeline.advance(3600);
      expect(textAt(get(), 'status', 'message')).toBe('BlueGreenPause');
      expect(selected('web')).toBe(hashOf('1.0.0'));
      patchStatus({ pauseConditions: null });
      test.timeline.until(() => phase() === 'Healthy');
      expect(selected('web')).toBe(hashOf('2.0.0'));
      // The next one waits again.
      test.cluster.apply(rollout('3.0.0', manual, 2));
      test.timeline.until(() => phase() === 'Paused');
    });
  });

  it('is scaled by an autoscaler', () => {
    start({ canary: { steps: [{ setWeight: 50 }, { pause: {} }] } });
    test.cluster.apply({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace: NAMESPACE },
      spec: {
        scaleTargetRef: { kind: 'Rollout', name: 'web' },
        minReplicas: 6,
        maxReplicas: 9,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 50 },
            },
          },
        ],
      },
    });
    test.timeline.until(() => test.readyPods().length === 6);
    test.timeline.until(() => phase() === 'Healthy');
    expect(
      conditionOf(
        test.cluster.get('HorizontalPodAutoscaler', NAMESPACE, 'web'),
        'ScalingActive',
      ),
    ).toMatchObject({ status: 'True' });
  });
});
