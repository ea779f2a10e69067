import {
  aCronJob,
  aDaemonSet,
  aDeployment,
  ago,
  aJob,
  anAutoscaler,
  anEvent,
  aNode,
  aPod,
  aWaitingPod,
  givenUp,
  theFacts,
} from './builders';

/** Objects of an environment, of those kinds that matter. */
export type Objects = NonNullable<Parameters<typeof theFacts>[0]['objects']>;

const crash = (exitCode: number) => ({
  restartCount: 4,
  lastState: {
    terminated: {
      exitCode,
      startedAt: ago(120),
      finishedAt: ago(60),
    },
  },
});
const unscheduled = (reason: string) =>
  aPod('a', {
    isReady: false,
    status: { conditions: [{ type: 'PodScheduled', status: 'False', reason }] },
  });
const unready = aPod('a', {
  status: {
    conditions: [
      { type: 'Ready', status: 'False', lastTransitionTime: ago(900) },
    ],
  },
});
const starting = aPod('a', {
  isReady: false,
  spec: { containers: [{ name: 'app', startupProbe: {} }] },
  container: { started: false, state: { waiting: {} } },
});
const cron = (parts: Parameters<typeof aCronJob>[1]): Objects => ({
  CronJob: [aCronJob('dump', parts)],
});
const killing = (probe: string) =>
  anEvent('a', 'Killing', `Container app failed ${probe} probe`, 61);

/** For each rule about what runs, where and how often, facts on which it has to speak. */
export const firingFacts: Readonly<Record<string, Objects>> = {
  'pod.recent-crash': { Pod: [aPod('a', { container: crash(1) })] },
  'pod.restarts': { Pod: [aPod('a', { container: crash(0) })] },
  'pod.scheduling-gated': { Pod: [unscheduled('SchedulingGated')] },
  'pod.mount-failed': {
    Pod: [aWaitingPod('a', 'ContainerCreating')],
    Event: [
      {
        ...anEvent('a', 'FailedMount', 'secret "tls" not found'),
        firstTimestamp: undefined,
      },
    ],
  },
  'pod.startup-failing': {
    Pod: [starting],
    Event: [{ ...killing('startup'), lastTimestamp: ago(0) }],
  },
  'pod.liveness-killed': {
    Pod: [aPod('a', { container: crash(137) })],
    Event: [killing('liveness')],
  },
  'pod.node-lost': { Pod: [aPod('a', { status: { phase: 'Unknown' } })] },
  'pod.not-ready-long': { Pod: [unready] },
  'ref.missing': {
    Pod: [aPod('a', { spec: { imagePullSecrets: [{ name: 'registry' }] } })],
    Secret: [],
    ConfigMap: [],
  },
  'node.not-ready': {
    Pod: [aPod('a')],
    Node: [
      aNode('node-1', {
        status: { conditions: [{ type: 'Ready', status: 'Unknown' }] },
      }),
    ],
  },
  'deploy.generation-mismatch': {
    Deployment: [aDeployment('web', { metadata: { generation: 2 } })],
  },
  'ds.down': { DaemonSet: [aDaemonSet('agent', { numberAvailable: 0 })] },
  'ds.not-scheduled': {
    DaemonSet: [aDaemonSet('agent', { currentNumberScheduled: 2 })],
  },
  'ds.stuck': { DaemonSet: [aDaemonSet('agent', { numberAvailable: 2 })] },
  'ds.misscheduled': {
    DaemonSet: [aDaemonSet('agent', { numberMisscheduled: 1 })],
  },
  'job.failed': { Job: [aJob('migrate', { status: givenUp(60) })] },
  'job.too-long': { Job: [aJob('migrate', { startedAgo: 50_000 })] },
  'cron.suspended': cron({ spec: { suspend: true } }),
  'cron.late': cron({ status: { lastScheduleTime: ago(7200) } }),
  'cron.last-failed': cron({ status: { lastSuccessfulTime: ago(3600) } }),
  'cron.never-succeeded': cron({ status: { lastSuccessfulTime: undefined } }),
  'cron.invalid': cron({ spec: { schedule: 'often' } }),
  'hpa.mismatch': {
    HorizontalPodAutoscaler: [
      anAutoscaler('web', {
        status: { currentReplicas: 5, desiredReplicas: 7 },
      }),
    ],
  },
};
