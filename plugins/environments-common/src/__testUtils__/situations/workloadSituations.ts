import { ago } from '../builders';
import {
  deployment,
  manifest,
  NOT_AVAILABLE,
  pod,
  TWO_PODS,
} from './manifests';
import type { Situation } from './Situation';

const anEvent = (name: string, reason: string, message: string) =>
  manifest('v1', 'Event', `${name}.1`, {
    involvedObject: { kind: 'Pod', name, uid: `uid-Pod-${name}` },
    type: 'Warning',
    reason,
    message,
    lastTimestamp: ago(30),
  });

const CRASHED = { exitCode: 1, reason: 'Error', finishedAt: ago(40) };

const DATABASE = {
  kind: 'StatefulSet',
  name: 'database',
};

export const workloadSituations: readonly Situation[] = [
  {
    title: 'An init container keeps failing',
    objects: [
      ...deployment('backend', {
        replicas: 1,
        status: {
          readyReplicas: 0,
          availableReplicas: 0,
          conditions: NOT_AVAILABLE,
        },
      }),
      pod('backend-a', {
        isReady: false,
        container: { state: { waiting: { reason: 'PodInitializing' } } },
        spec: { initContainers: [{ name: 'migrate', image: 'app:1.0' }] },
        status: {
          phase: 'Pending',
          initContainerStatuses: [
            {
              name: 'migrate',
              ready: false,
              restartCount: 6,
              state: { waiting: { reason: 'CrashLoopBackOff' } },
              lastState: { terminated: CRASHED },
            },
          ],
        },
      }),
    ],
    argocd: 'Progressing',
    backstageErrors: 1,
    flightdeck: 'critical',
    ruleIds: ['pod.init-stuck'],
    why: 'Argo CD looks at no init container; Backstage says only that the minimum is not available.',
  },
  {
    title: 'A StatefulSet is stuck in its rollout',
    objects: [
      manifest('apps/v1', 'StatefulSet', 'database', {
        spec: {
          replicas: 2,
          selector: { matchLabels: { app: 'database' } },
          updateStrategy: { type: 'RollingUpdate' },
        },
        status: {
          observedGeneration: 1,
          replicas: 2,
          readyReplicas: 1,
          updatedReplicas: 1,
          currentRevision: 'database-1',
          updateRevision: 'database-2',
        },
      }),
      pod('database-0', { owner: DATABASE }),
      pod('database-1', {
        owner: DATABASE,
        isReady: false,
        container: {
          state: {
            waiting: { reason: 'ImagePullBackOff', message: 'Back-off' },
          },
        },
        status: { phase: 'Pending' },
      }),
    ],
    argocd: 'Progressing',
    backstageErrors: 1,
    flightdeck: 'critical',
    ruleIds: ['pod.image-pull'],
    why: 'A StatefulSet is never Degraded in Argo CD. An ordered rollout does not mend itself: the stuck pod must be deleted.',
  },
  {
    title: 'A DaemonSet does not come up on every node',
    objects: [
      manifest('apps/v1', 'DaemonSet', 'agent', {
        spec: { selector: { matchLabels: { app: 'agent' } } },
        status: {
          observedGeneration: 1,
          desiredNumberScheduled: 3,
          currentNumberScheduled: 3,
          updatedNumberScheduled: 3,
          numberAvailable: 2,
          numberReady: 2,
          numberMisscheduled: 0,
        },
      }),
    ],
    argocd: 'Progressing',
    backstageErrors: 0,
    flightdeck: 'warning',
    ruleIds: ['ds.stuck'],
    why: 'A DaemonSet is never Degraded in Argo CD, and Backstage does not judge it.',
  },
  {
    title: 'A pod restarted a month ago',
    objects: [
      ...deployment('backend'),
      pod('backend-a', {
        container: {
          restartCount: 4,
          lastState: {
            terminated: { ...CRASHED, finishedAt: ago(30 * 86_400) },
          },
          state: { running: { startedAt: ago(30 * 86_400) } },
        },
        status: { startTime: ago(40 * 86_400) },
      }),
      pod('backend-b'),
    ],
    argocd: 'Healthy',
    backstageErrors: 1,
    flightdeck: 'healthy',
    ruleIds: [],
    why: 'A restart is news for an hour. For Backstage it is an error for as long as the pod lives.',
  },
  {
    title: 'A pod ran out of memory minutes ago and runs again',
    objects: [
      ...deployment('backend'),
      pod('backend-a', {
        container: {
          restartCount: 1,
          lastState: {
            terminated: {
              exitCode: 137,
              reason: 'OOMKilled',
              finishedAt: ago(300),
            },
          },
          state: { running: { startedAt: ago(299) } },
        },
        status: { startTime: ago(40 * 86_400) },
      }),
      pod('backend-b'),
    ],
    argocd: 'Healthy',
    backstageErrors: 1,
    flightdeck: 'warning',
    ruleIds: ['pod.oom-killed'],
    why: 'Argo CD does not count pods that a Deployment owns.',
  },
  {
    title: 'A rollout is in progress',
    objects: [
      ...deployment('backend', {
        status: {
          replicas: 3,
          updatedReplicas: 1,
          readyReplicas: 2,
          availableReplicas: 2,
        },
      }),
      ...TWO_PODS,
      pod('backend-c', {
        isReady: false,
        container: {
          state: { waiting: { reason: 'ContainerCreating' } },
          started: false,
        },
        status: {
          phase: 'Pending',
          startTime: ago(5),
          conditions: [
            { type: 'PodScheduled', status: 'True' },
            { type: 'Ready', status: 'False', lastTransitionTime: ago(5) },
          ],
        },
        metadata: { creationTimestamp: ago(6), labels: { app: 'backend' } },
      }),
    ],
    argocd: 'Progressing',
    backstageErrors: 0,
    flightdeck: 'progressing',
    ruleIds: ['deploy.rolling'],
    why: 'All agree: nothing is wrong.',
  },
  {
    title: 'Pods do not fit on any node',
    objects: [
      ...deployment('backend', {
        status: {
          readyReplicas: 1,
          availableReplicas: 1,
          conditions: NOT_AVAILABLE,
        },
      }),
      pod('backend-a'),
      pod('backend-b', {
        isReady: false,
        container: { state: {}, started: false },
        spec: { nodeName: undefined },
        status: {
          phase: 'Pending',
          containerStatuses: [],
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'Unschedulable',
              message: '0/3 nodes are available: 3 Insufficient memory.',
              lastTransitionTime: ago(1_200),
            },
          ],
        },
      }),
    ],
    argocd: 'Progressing',
    backstageErrors: 1,
    flightdeck: 'critical',
    ruleIds: ['pod.unschedulable'],
    why: 'Argo CD waits; Backstage says only that the minimum is not available. What is short is in the message of the scheduler.',
  },
  {
    title: 'A quota lets no pod be made',
    objects: [
      ...deployment('backend', {
        status: {
          replicas: 0,
          updatedReplicas: 0,
          readyReplicas: 0,
          availableReplicas: 0,
          conditions: [
            ...NOT_AVAILABLE,
            {
              type: 'ReplicaFailure',
              status: 'True',
              reason: 'FailedCreate',
              message:
                'pods "backend-1-x" is forbidden: exceeded quota: compute, requested: requests.cpu=1, used: requests.cpu=4, limited: requests.cpu=4',
              lastTransitionTime: ago(1_200),
            },
          ],
        },
      }),
    ],
    argocd: 'Progressing',
    backstageErrors: 1,
    flightdeck: 'critical',
    ruleIds: ['deploy.create-failed', 'deploy.rolling'],
    why: 'Neither reads the condition ReplicaFailure, whose bad value is True.',
  },
  {
    title: 'A Secret that pods refer to is missing',
    objects: [
      ...deployment('backend', {
        replicas: 1,
        status: {
          readyReplicas: 0,
          availableReplicas: 0,
          conditions: NOT_AVAILABLE,
        },
      }),
      pod('backend-a', {
        isReady: false,
        spec: {
          containers: [
            {
              name: 'app',
              image: 'app:1.0',
              envFrom: [{ secretRef: { name: 'database-password' } }],
            },
          ],
        },
        container: {
          started: false,
          state: {
            waiting: {
              reason: 'CreateContainerConfigError',
              message: 'secret "database-password" not found',
            },
          },
        },
        status: { phase: 'Pending' },
      }),
      anEvent(
        'backend-a',
        'Failed',
        'Error: secret "database-password" not found',
      ),
    ],
    argocd: 'Progressing',
    backstageErrors: 2,
    flightdeck: 'critical',
    ruleIds: ['ref.missing'],
    why: 'One cause is told of, with the pod and the Deployment as what follows from it.',
  },
  {
    title: 'A Deployment is scaled to zero',
    objects: [
      ...deployment('backend', {
        replicas: 0,
        status: {
          replicas: 0,
          updatedReplicas: 0,
          readyReplicas: 0,
          availableReplicas: 0,
        },
      }),
    ],
    argocd: 'Healthy',
    backstageErrors: 0,
    flightdeck: 'suspended',
    ruleIds: ['deploy.scaled-zero'],
    why: 'Nothing runs, and that is meant: neither healthy nor down.',
  },
];
