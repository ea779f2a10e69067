import { CPU_LOAD, MEMORY_LOAD } from '../../autoscaler/UsageSource';
import {
  conditionOf,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../../testCluster';

describe('VerticalPodAutoscalerController', () => {
  let test: TestCluster;
  const autoscaler = () =>
    test.cluster.get('VerticalPodAutoscaler', NAMESPACE, 'web');
  const apply = (spec: Record<string, unknown> = {}) =>
    test.cluster.apply({
      apiVersion: 'autoscaling.k8s.io/v1',
      kind: 'VerticalPodAutoscaler',
      metadata: { name: 'web', namespace: NAMESPACE },
      spec: {
        targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        updatePolicy: { updateMode: 'Off' },
        ...spec,
      },
    });
  const runWeb = () => {
    test.cluster.apply({
      ...deployment('web', { replicas: 2 }),
      metadata: {
        name: 'web',
        namespace: NAMESPACE,
        annotations: { [CPU_LOAD]: '1', [MEMORY_LOAD]: '0.75' },
      },
    });
    test.timeline.until(() => test.readyPods().length === 2);
  };

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  it('recommends what the Pods use and some more, and evicts nobody', () => {
    apply();
    runWeb();
    test.timeline.advance(10);
    const pods = test.pods().map(({ metadata }) => metadata.uid);
    test.timeline.advance(3600);
    expect(conditionOf(autoscaler(), 'RecommendationProvided')?.status).toBe(
      'True',
    );
    // Half a core each, and three quarters of 512 Mi.
    expect(autoscaler()?.status).toMatchObject({
      recommendation: {
        containerRecommendations: [
          {
            containerName: 'web',
            lowerBound: { cpu: '345m' },
            target: { cpu: '575m', memory: '463051162' },
            uncappedTarget: { cpu: '575m' },
            upperBound: { cpu: '1438m' },
          },
        ],
      },
    });
    expect(test.pods().map(({ metadata }) => metadata.uid)).toEqual(pods);
  });

  it('keeps to its policy', () => {
    runWeb();
    apply({
      resourcePolicy: {
        containerPolicies: [
          {
            containerName: '*',
            minAllowed: { memory: '1Gi' },
            maxAllowed: { cpu: '250m' },
          },
        ],
      },
    });
    test.timeline.advance(1);
    expect(autoscaler()?.status).toMatchObject({
      recommendation: {
        containerRecommendations: [
          {
            target: { cpu: '250m', memory: '1073741824' },
            uncappedTarget: { cpu: '575m', memory: '463051162' },
          },
        ],
      },
    });
  });

  it('says that it has nothing to look at', () => {
    apply();
    test.timeline.advance(1);
    expect(conditionOf(autoscaler(), 'RecommendationProvided')).toMatchObject({
      status: 'False',
      reason: 'TargetNotFound',
    });
  });
});
