import {
  aBudget,
  aCronJob,
  aDaemonSet,
  aDeployment,
  ago,
  aJob,
  aNode,
  aPod,
  aReplicaSet,
  aWaitingPod,
  givenUp,
  type Raw,
} from '../__testUtils__/builders';
import { troublesOf } from '../__testUtils__/troublesOf';

const owner = { kind: 'Deployment', name: 'backend' };

const node = (ready: string, spec: Raw = {}) =>
  aNode('node-1', {
    spec,
    status: { conditions: [{ type: 'Ready', status: ready }] },
  });
const unready = (name: string, more: Parameters<typeof aPod>[1] = {}) =>
  aPod(name, {
    owner,
    status: {
      conditions: [
        { type: 'Ready', status: 'False', lastTransitionTime: ago(1000) },
      ],
    },
    ...more,
  });
const backend = (availableReplicas: number) => ({
  ReplicaSet: [aReplicaSet('backend')],
  Deployment: [
    aDeployment('backend', {
      status: { availableReplicas, readyReplicas: availableReplicas },
    }),
  ],
});
describe('a node that is not ready', () => {
  const pods = [
    unready('backend-a'),
    unready('backend-b', { metadata: { deletionTimestamp: ago(4000) } }),
    aPod('backend-c', { owner, status: { phase: 'Unknown', conditions: [] } }),
  ];

  it('is the one trouble that is told of', () => {
    expect(
      troublesOf({ ...backend(0), Pod: pods, Node: [node('Unknown')] }),
    ).toEqual([
      'node.not-ready critical, Deployment backend, Pod backend-a, Pod backend-b, Pod backend-c',
    ]);
  });

  it('is no reason where nodes cannot be read, or are only cordoned', () => {
    const rest = [
      'pod.node-lost critical, Deployment backend',
      'pod.not-ready-long warning',
      'pod.stuck-terminating warning',
    ];
    const facts = { ...backend(0), Pod: pods };
    const ruleIds = (lines: string[]) =>
      lines.map(line => line.split(/[ ,]/)[0]).sort();
    expect(ruleIds(troublesOf(facts))).toEqual(ruleIds(rest));
    expect(
      ruleIds(
        troublesOf({ ...facts, Node: [node('True', { unschedulable: true })] }),
      ),
    ).toEqual(ruleIds([...rest, 'node.cordoned']));
  });

  it('explains the missing Pods of a DaemonSet', () => {
    const agent = { kind: 'DaemonSet', name: 'agent' };
    expect(
      troublesOf({
        DaemonSet: [aDaemonSet('agent', { numberAvailable: 2 })],
        Pod: [unready('agent-a', { owner: agent })],
        Node: [node('False')],
      }),
    ).toEqual(['node.not-ready critical, DaemonSet agent, Pod agent-a']);
  });
});

describe('runs that fail', () => {
  const CronJob = [
    aCronJob('dump', { status: { lastSuccessfulTime: ago(7200) } }),
  ];
  const failed = aJob('dump-2', { cronJob: 'dump', status: givenUp(600) });

  it('are told of once for the Job and its CronJob', () => {
    expect(troublesOf({ CronJob, Job: [failed] }, 60)).toEqual([
      'job.failed critical, CronJob dump',
    ]);
  });

  it('are told of by their Pod where it knows why', () => {
    const pod = aPod('dump-2-x', {
      owner: { kind: 'Job', name: 'dump-2' },
      metadata: {
        ownerReferences: [
          {
            kind: 'Job',
            name: 'dump-2',
            uid: 'uid-job-dump-2',
            controller: true,
          },
        ],
      },
      isReady: false,
      status: { phase: 'Failed' },
      container: {
        state: { terminated: { reason: 'OOMKilled', finishedAt: ago(650) } },
      },
    });
    expect(troublesOf({ CronJob, Job: [failed], Pod: [pod] }, 60)).toEqual([
      'pod.oom-killed critical, CronJob dump, Job dump-2',
    ]);
  });
});

it('Pods that have ended are no reason while others are there', () => {
  const evicted = aPod('backend-old', {
    owner,
    isReady: false,
    status: { phase: 'Failed', reason: 'Evicted', startTime: ago(7200) },
  });
  expect(
    troublesOf({ ...backend(2), Pod: [evicted, aPod('backend-a', { owner })] }),
  ).toEqual(['pod.evicted warning', 'deploy.degraded warning']);
});

it('a disruption budget is short for the reason of its Pods', () => {
  const budget = aBudget(
    'backend',
    { minAvailable: 1, selector: { matchLabels: { app: 'backend' } } },
    {
      observedGeneration: 1,
      expectedPods: 1,
      currentHealthy: 0,
      desiredHealthy: 1,
    },
  );
  expect(
    troublesOf({
      PodDisruptionBudget: [budget],
      Pod: [aWaitingPod('backend-a', 'ImagePullBackOff', { owner })],
    }).filter(line => line.includes('pdb')),
  ).toEqual([]);
});
