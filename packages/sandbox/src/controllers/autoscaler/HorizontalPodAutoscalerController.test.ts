import { ANNOTATION_REQUEST_RATE } from '../../metrics';
import { readDeployment } from '../objects/workloads';
import {
  conditionOf,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../testCluster';
import { CPU_LOAD } from './UsageSource';

describe('HorizontalPodAutoscalerController', () => {
  let test: TestCluster;
  const load = (cores: string) =>
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      metadata: { annotations: { [CPU_LOAD]: cores } },
    });
  const replicas = () => {
    const object = test.cluster.get('Deployment', NAMESPACE, 'backend');
    return object && readDeployment(object).spec.replicas;
  };
  const autoscaler = () =>
    test.cluster.get('HorizontalPodAutoscaler', NAMESPACE, 'backend');

  beforeEach(() => {
    test = startTestCluster();
    test.cluster.apply(deployment('backend', { replicas: 3 }));
    test.timeline.until(() => test.readyPods().length === 3);
    test.cluster.apply({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'backend', namespace: NAMESPACE },
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'backend',
        },
        minReplicas: 3,
        maxReplicas: 10,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 70 },
            },
          },
        ],
      },
    });
  });

  afterEach(() => test.stop());

  it('leaves a workload in peace whose usage is as wanted', () => {
    test.timeline.advance(1200);
    expect(replicas()).toBe(3);
    expect(conditionOf(autoscaler(), 'ScalingActive')).toMatchObject({
      status: 'True',
      reason: 'ValidMetricFound',
    });
    expect(autoscaler()?.status).toMatchObject({
      currentReplicas: 3,
      desiredReplicas: 3,
      currentMetrics: [
        { resource: { name: 'cpu', current: { averageUtilization: 40 } } },
      ],
    });
  });

  it('grows under load up to the maximum, and shrinks slowly after it', () => {
    load('0.8');
    test.timeline.until(() => replicas() === 6, 120);
    expect(test.reasonsOfEvents()).toContain('SuccessfulRescale');
    load('9');
    test.timeline.until(() => replicas() === 10, 120);
    expect(conditionOf(autoscaler(), 'ScalingLimited')).toMatchObject({
      status: 'True',
      reason: 'TooManyReplicas',
    });
    test.timeline.until(() => test.readyPods().length === 10);
    load('0.1');
    test.timeline.advance(200);
    expect(replicas()).toBe(10);
    expect(conditionOf(autoscaler(), 'AbleToScale')?.reason).toBe(
      'ScaleDownStabilized',
    );
    test.timeline.until(() => replicas() === 3, 200);
  });

  it('finds its metric soon after the first Pod is ready', () => {
    const reason = () => conditionOf(autoscaler(), 'ScalingActive')?.reason;
    test
      .pods()
      .forEach(({ metadata }) =>
        test.cluster.delete('Pod', NAMESPACE, metadata.name),
      );
    test.timeline.until(() => reason() === 'FailedGetResourceMetric', 30);
    test.timeline.until(() => test.readyPods().length > 0, 30);
    test.timeline.until(() => reason() === 'ValidMetricFound', 3);
    expect(replicas()).toBe(3);
  });

  describe('with a metric of the Pods themselves', () => {
    const byMetric = (name: string, averageValue: string) =>
      test.cluster.patch('HorizontalPodAutoscaler', NAMESPACE, 'backend', {
        spec: {
          metrics: [
            {
              type: 'Pods',
              pods: {
                metric: { name },
                target: { type: 'AverageValue', averageValue },
              },
            },
          ],
        },
      });
    const requests = (perSecond: string) =>
      test.cluster.patch('Deployment', NAMESPACE, 'backend', {
        metadata: { annotations: { [ANNOTATION_REQUEST_RATE]: perSecond } },
      });

    it('grows with the requests that each of them serves', () => {
      requests('30');
      byMetric('http_requests_per_second', '10');
      test.timeline.advance(60);
      expect(replicas()).toBe(3);
      expect(autoscaler()?.status).toMatchObject({
        currentMetrics: [
          {
            type: 'Pods',
            pods: {
              metric: { name: 'http_requests_per_second' },
              current: { averageValue: '10000m' },
            },
          },
        ],
      });
      expect(conditionOf(autoscaler(), 'ScalingActive')).toMatchObject({
        status: 'True',
        message:
          'the HPA was able to successfully calculate a replica count from pods metric http_requests_per_second',
      });
      requests('60');
      test.timeline.until(() => replicas() === 6, 120);
    });

    it('says of one that nobody tells that it is not there', () => {
      byMetric('orders_in_the_air', '10');
      test.timeline.advance(60);
      expect(conditionOf(autoscaler(), 'ScalingActive')).toMatchObject({
        status: 'False',
        reason: 'FailedGetPodsMetric',
      });
      expect(replicas()).toBe(3);
    });
  });

  it('rests while the workload is scaled to zero', () => {
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: { replicas: 0 },
    });
    test.timeline.advance(60);
    expect(replicas()).toBe(0);
    expect(conditionOf(autoscaler(), 'ScalingActive')).toMatchObject({
      status: 'False',
      reason: 'ScalingDisabled',
    });
  });

  it('says so when there is nothing to scale', () => {
    test.cluster.delete('Deployment', NAMESPACE, 'backend');
    test.timeline.advance(60);
    expect(conditionOf(autoscaler(), 'AbleToScale')).toMatchObject({
      status: 'False',
      reason: 'FailedGetScale',
    });
  });
});
