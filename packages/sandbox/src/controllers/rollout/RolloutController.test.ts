import { fieldAt, textAt } from '../../kubernetes/json';
import { conditionOf, NAMESPACE } from '../testCluster';
import {
  rollout,
  RolloutScene,
  service,
  startRolloutScene,
} from './RolloutScene';

describe('RolloutController', () => {
  let scene: RolloutScene;
  const stepIndex = () => fieldAt(scene.get(), 'status', 'currentStepIndex');

  beforeEach(() => {
    scene = startRolloutScene();
  });

  afterEach(() => scene.stop());

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
      scene.start(canary);
      expect(scene.readyPods()).toHaveLength(4);
      const hash = scene.hashOf('1.0.0');
      expect(scene.get()?.status).toMatchObject({
        observedGeneration: String(scene.get()?.metadata.generation),
        currentPodHash: hash,
        stableRS: hash,
        currentStepIndex: 4,
        replicas: 4,
        updatedReplicas: 4,
        availableReplicas: 4,
        selector: 'app=web',
      });
      expect(conditionOf(scene.get(), 'Healthy')?.status).toBe('True');
      expect(conditionOf(scene.get(), 'Completed')?.status).toBe('True');
      expect(conditionOf(scene.get(), 'Progressing')?.reason).toBe(
        'NewReplicaSetAvailable',
      );
      expect(scene.get()?.metadata.annotations).toMatchObject({
        'rollout.argoproj.io/revision': '1',
      });
    });

    it('walks its steps: by time, and when somebody promotes it', () => {
      scene.start(canary);
      scene.cluster.apply(rollout('2.0.0', canary));
      scene.timeline.until(() => scene.phase() === 'Paused');
      expect(scene.podsOf('2.0.0')).toHaveLength(1);
      expect(scene.get()?.status).toMatchObject({
        currentStepIndex: 1,
        message: 'CanaryPauseStep',
        controllerPause: true,
        pauseConditions: [{ reason: 'CanaryPauseStep' }],
        stableRS: scene.hashOf('1.0.0'),
        currentPodHash: scene.hashOf('2.0.0'),
      });
      scene.timeline.advance(300);
      expect(stepIndex()).toBe(1);
      scene.timeline.until(() => stepIndex() === 3, 400);
      scene.timeline.advance(3600);
      expect(scene.podsOf('2.0.0')).toHaveLength(2);
      expect(scene.podsOf('1.0.0')).toHaveLength(2);
      expect(scene.phase()).toBe('Paused');

      scene.patchStatus({ pauseConditions: null });
      scene.timeline.until(() => scene.phase() === 'Healthy');
      expect(scene.podsOf('2.0.0')).toHaveLength(4);
      scene.timeline.until(() => scene.pods().length === 4);
      expect(textAt(scene.get(), 'status', 'stableRS')).toBe(
        scene.hashOf('2.0.0'),
      );
      expect(scene.reasonsOfEvents()).toEqual(
        expect.arrayContaining([
          'RolloutStepCompleted',
          'RolloutPaused',
          'RolloutCompleted',
        ]),
      );
    });

    it('goes back when it is aborted, and stays degraded', () => {
      scene.start(canary);
      scene.cluster.apply(rollout('2.0.0', canary));
      scene.timeline.until(() => scene.phase() === 'Paused');
      scene.patchStatus({ abort: true });
      scene.timeline.until(() => scene.podsOf('2.0.0').length === 0);
      scene.timeline.until(() => scene.readyPods().length === 4);
      expect(scene.phase()).toBe('Degraded');
      expect(textAt(scene.get(), 'status', 'message')).toBe(
        'RolloutAborted: Rollout aborted update to revision 2',
      );
      scene.cluster.apply(rollout('1.0.0', canary));
      scene.timeline.until(() => scene.phase() === 'Healthy');
    });

    it('never serves with less than it may, on the way', () => {
      const careful = { canary: { maxUnavailable: 0 } };
      scene.start(careful);
      scene.cluster.apply(rollout('2.0.0', careful));
      let least = Infinity;
      scene.timeline.until(() => {
        least = Math.min(least, scene.readyPods().length);
        return (
          scene.phase() === 'Healthy' && scene.podsOf('1.0.0').length === 0
        );
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
      scene.cluster.apply(service('web'));
      scene.cluster.apply(service('web-canary'));
      scene.start(routed);
      scene.cluster.apply(rollout('2.0.0', routed));
      scene.timeline.until(() => scene.phase() === 'Paused');
      expect(scene.podsOf('1.0.0')).toHaveLength(4);
      expect(scene.podsOf('2.0.0')).toHaveLength(1);
      expect(scene.get()?.status).toMatchObject({
        canary: {
          weights: {
            canary: { weight: 20, podTemplateHash: scene.hashOf('2.0.0') },
            stable: { weight: 80, podTemplateHash: scene.hashOf('1.0.0') },
          },
        },
      });
      expect(scene.selected('web')).toBe(scene.hashOf('1.0.0'));
      expect(scene.selected('web-canary')).toBe(scene.hashOf('2.0.0'));
      scene.patchStatus({ promoteFull: true, pauseConditions: null });
      scene.timeline.until(() => scene.phase() === 'Healthy');
      expect(scene.selected('web')).toBe(scene.hashOf('2.0.0'));
    });

    it('is degraded when the new version does not come up in time', () => {
      scene.start(canary);
      scene.cluster.apply(rollout('no-such-tag', canary));
      scene.timeline.until(() => scene.phase() === 'Degraded', 900);
      expect(textAt(scene.get(), 'status', 'message')).toMatch(
        /^ProgressDeadlineExceeded: ReplicaSet "web-\w+" has timed out progressing\.$/,
      );
      expect(scene.podsOf('1.0.0').length).toBeGreaterThanOrEqual(3);
    });
  });

  it('is scaled by an autoscaler', () => {
    scene.start({ canary: { steps: [{ setWeight: 50 }, { pause: {} }] } });
    scene.cluster.apply({
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
    scene.timeline.until(() => scene.readyPods().length === 6);
    scene.timeline.until(() => scene.phase() === 'Healthy');
    expect(
      conditionOf(
        scene.cluster.get('HorizontalPodAutoscaler', NAMESPACE, 'web'),
        'ScalingActive',
      ),
    ).toMatchObject({ status: 'True' });
  });
});
