import { assessHealth, worstStatus } from './assessHealth';

type Parts = { spec?: object; status?: object; deletionTimestamp?: string };

function health(kind: string, { spec, status, deletionTimestamp }: Parts) {
  return assessHealth({
    apiVersion: 'v1',
    kind,
    metadata: {
      name: 'x',
      uid: 'x',
      resourceVersion: '1',
      generation: 2,
      creationTimestamp: '2026-01-01T00:00:00Z',
      deletionTimestamp,
    },
    spec,
    status,
  })?.status;
}

const observedGeneration = 2;
const rolledOut = {
  observedGeneration,
  replicas: 2,
  updatedReplicas: 2,
  availableReplicas: 2,
};
const stuck = { type: 'Progressing', reason: 'ProgressDeadlineExceeded' };
const two = { replicas: 2 };
const waiting = (reason: string) => ({
  phase: 'Running',
  containerStatuses: [{ state: { waiting: { reason } } }],
});
const address = { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } };
const ready = { type: 'Ready', status: 'True' };

describe('assessHealth', () => {
  it.each<[string, string, Parts, string | undefined]>([
    ['Deployment', 'rolled out', { spec: two, status: rolledOut }, 'Healthy'],
    ['Deployment', 'paused', { spec: { paused: true } }, 'Suspended'],
    [
      'Deployment',
      'not observed',
      { spec: two, status: { ...rolledOut, observedGeneration: 1 } },
      'Progressing',
    ],
    [
      'Deployment',
      'stuck',
      { spec: two, status: { ...rolledOut, conditions: [stuck] } },
      'Degraded',
    ],
    [
      'Deployment',
      'updating',
      { spec: two, status: { ...rolledOut, updatedReplicas: 1 } },
      'Progressing',
    ],
    [
      'Deployment',
      'ending old Pods',
      { spec: two, status: { ...rolledOut, replicas: 3 } },
      'Progressing',
    ],
    [
      'Deployment',
      'not available',
      { spec: two, status: { ...rolledOut, availableReplicas: 1 } },
      'Progressing',
    ],
    [
      'Deployment',
      'being deleted',
      { deletionTimestamp: '2026-01-01T00:00:00Z' },
      'Progressing',
    ],
    [
      'StatefulSet',
      'ready',
      { spec: two, status: { observedGeneration, readyReplicas: 2 } },
      'Healthy',
    ],
    [
      'StatefulSet',
      'crashing for ever',
      { spec: two, status: { observedGeneration, readyReplicas: 0 } },
      'Progressing',
    ],
    [
      'StatefulSet',
      'half updated',
      {
        spec: two,
        status: {
          observedGeneration,
          readyReplicas: 2,
          currentRevision: 'a',
          updateRevision: 'b',
        },
      },
      'Progressing',
    ],
    [
      'DaemonSet',
      'short of Pods',
      {
        status: {
          observedGeneration,
          desiredNumberScheduled: 2,
          updatedNumberScheduled: 2,
          numberAvailable: 1,
        },
      },
      'Progressing',
    ],
    [
      'ReplicaSet',
      'refused',
      {
        status: {
          observedGeneration,
          conditions: [{ type: 'ReplicaFailure', status: 'True' }],
        },
      },
      'Degraded',
    ],
    [
      'Pod',
      'pulling in vain',
      { status: waiting('ImagePullBackOff') },
      'Degraded',
    ],
    ['Pod', 'starting', { status: { phase: 'Pending' } }, 'Progressing'],
    [
      'Pod',
      'stuck in an init container',
      {
        status: {
          phase: 'Pending',
          initContainerStatuses: waiting('CrashLoopBackOff').containerStatuses,
        },
      },
      'Progressing',
    ],
    [
      'Pod',
      'ready',
      { status: { phase: 'Running', conditions: [ready] } },
      'Healthy',
    ],
    [
      'Pod',
      'unready after a crash',
      {
        status: {
          phase: 'Running',
          containerStatuses: [{ lastState: { terminated: {} } }],
        },
      },
      'Degraded',
    ],
    ['Pod', 'failed', { status: { phase: 'Failed' } }, 'Degraded'],
    [
      'Job',
      'failed',
      { status: { conditions: [{ type: 'Failed', status: 'True' }] } },
      'Degraded',
    ],
    ['Job', 'running', {}, 'Progressing'],
    ['CronJob', 'never run', {}, 'Healthy'],
    [
      'CronJob',
      'failed last time',
      {
        status: {
          lastScheduleTime: '2026-01-02T00:00:00Z',
          lastSuccessfulTime: '2026-01-01T00:00:00Z',
        },
      },
      'Degraded',
    ],
    [
      'Service',
      'without endpoints',
      { spec: { type: 'ClusterIP' } },
      'Healthy',
    ],
    [
      'Service',
      'without an address',
      { spec: { type: 'LoadBalancer' } },
      'Progressing',
    ],
    ['Ingress', 'with an address', { status: address }, 'Healthy'],
    ['Ingress', 'without an address', {}, 'Progressing'],
    [
      'PersistentVolumeClaim',
      'lost',
      { status: { phase: 'Lost' } },
      'Degraded',
    ],
    [
      'HorizontalPodAutoscaler',
      'at its maximum',
      { status: { conditions: [{ type: 'ScalingLimited', status: 'True' }] } },
      'Healthy',
    ],
    [
      'HorizontalPodAutoscaler',
      'blind',
      {
        status: {
          conditions: [
            { type: 'ScalingActive', reason: 'FailedGetResourceMetric' },
          ],
        },
      },
      'Degraded',
    ],
    ['ConfigMap', 'not judged', {}, undefined],
  ])('calls a %s that is %s right', (kind, _what, parts, expected) => {
    expect(health(kind, parts)).toBe(expected);
  });

  it.each([
    [[], 'Healthy'],
    [['Healthy', 'Suspended'], 'Suspended'],
    [['Progressing', 'Degraded', 'Healthy'], 'Degraded'],
    [['Unknown', 'Degraded'], 'Unknown'],
  ])('finds the worst of %j: %s', (statuses, worst) => {
    expect(worstStatus(statuses)).toBe(worst);
  });
});
