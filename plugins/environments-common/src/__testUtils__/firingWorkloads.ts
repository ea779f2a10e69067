import {
  aDeployment,
  ago,
  anAutoscaler,
  aPod,
  aStatefulSet,
  aWaitingPod,
  type Raw,
} from './builders';
import type { Objects } from './firingFacts';

const waiting = (reason: string): Objects => ({
  Pod: [aWaitingPod('a', reason)],
});
const deployment = (status: Raw, spec: Raw = {}): Objects => ({
  Deployment: [aDeployment('web', { status, spec })],
});
const statefulSet = (status: Raw): Objects => ({
  StatefulSet: [aStatefulSet('postgres', { status })],
});
const autoscaler = (status: Raw): Objects => ({
  HorizontalPodAutoscaler: [anAutoscaler('web', { status })],
  Deployment: [aDeployment('web')],
});
const failing = (type: string, reason: string): Raw => ({
  conditions: [{ type, status: 'False', reason }],
});

/** For each rule about Pods, Deployments, StatefulSets and autoscalers, facts to speak of. */
export const firingWorkloads: Readonly<Record<string, Objects>> = {
  'pod.image-pull': waiting('ErrImagePull'),
  'pod.image-invalid': waiting('InvalidImageName'),
  'pod.config-error': waiting('CreateContainerConfigError'),
  'pod.create-error': waiting('RunContainerError'),
  'pod.crash-loop': waiting('CrashLoopBackOff'),
  'pod.init-stuck': {
    Pod: [
      aPod('a', {
        isReady: false,
        spec: { initContainers: [{ name: 'migrate' }] },
        status: {
          initContainerStatuses: [
            {
              name: 'migrate',
              state: { waiting: { reason: 'CrashLoopBackOff' } },
            },
          ],
        },
      }),
    ],
  },
  'pod.oom-killed': {
    Pod: [
      aPod('a', {
        container: {
          lastState: {
            terminated: { reason: 'OOMKilled', finishedAt: ago(60) },
          },
        },
      }),
    ],
  },
  'pod.unschedulable': {
    Pod: [
      aPod('a', {
        isReady: false,
        metadata: { creationTimestamp: ago(0) },
        status: {
          conditions: [
            { type: 'PodScheduled', status: 'False', reason: 'Unschedulable' },
          ],
        },
      }),
    ],
  },
  'pod.evicted': {
    Pod: [aPod('a', { status: { phase: 'Failed', reason: 'Evicted' } })],
  },
  'pod.failed': { Pod: [aPod('a', { status: { phase: 'Failed' } })] },
  'pod.readiness-failing': {
    Pod: [
      aPod('a', {
        container: { ready: false, state: { running: { startedAt: ago(60) } } },
      }),
    ],
  },
  'pod.stuck-terminating': {
    Pod: [aPod('a', { metadata: { deletionTimestamp: ago(400) } })],
  },
  'deploy.create-failed': deployment({
    conditions: [{ type: 'ReplicaFailure', status: 'True' }],
  }),
  'deploy.stuck': deployment(
    failing('Progressing', 'ProgressDeadlineExceeded'),
  ),
  'deploy.down': deployment({ availableReplicas: 0 }),
  'deploy.degraded': deployment({ availableReplicas: 2 }),
  'deploy.rolling': deployment({ updatedReplicas: 1 }),
  'deploy.paused': deployment({}, { paused: true }),
  'deploy.scaled-zero': deployment({}, { replicas: 0 }),
  'sts.degraded': statefulSet({ readyReplicas: 1 }),
  'sts.rollout-stuck': statefulSet({ updateRevision: 'b', updatedReplicas: 1 }),
  'hpa.target-missing': {
    HorizontalPodAutoscaler: [anAutoscaler('web')],
    Deployment: [],
    StatefulSet: [],
  },
  'hpa.cannot-scale': autoscaler(failing('AbleToScale', 'FailedGetScale')),
  'hpa.no-metrics': autoscaler(
    failing('ScalingActive', 'FailedGetResourceMetric'),
  ),
  'hpa.at-max': autoscaler({ currentReplicas: 10 }),
};
