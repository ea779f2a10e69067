import { ago, aPod, aStatefulSet } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const backend = { kind: 'Deployment', name: 'backend' };
const pods = (...Pod: ReturnType<typeof aPod>[]) => ({ objects: { Pod } });

const unscheduled = (
  seconds: number,
  message = '0/3 nodes are available: 3 Insufficient cpu.',
) =>
  pods(
    aPod('a', {
      isReady: false,
      status: {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message,
            lastTransitionTime: ago(seconds),
          },
        ],
      },
    }),
  );

const scheduling: RuleCase[] = [
  {
    when: 'no node has room',
    rule: 'pod.unschedulable',
    facts: unscheduled(60),
    says: {
      severity: 'warning',
      reason: 'Unschedulable',
      words: /not enough CPU/,
      advice: /requests\.cpu/,
    },
  },
  {
    when: 'just before five minutes',
    rule: 'pod.unschedulable',
    facts: unscheduled(299),
    says: { severity: 'warning', reason: 'Unschedulable' },
  },
  {
    when: 'from five minutes on',
    rule: 'pod.unschedulable',
    facts: unscheduled(300),
    says: { severity: 'critical', reason: 'Unschedulable' },
  },
  {
    when: 'several things stand in the way',
    rule: 'pod.unschedulable',
    facts: unscheduled(
      60,
      '0/3 nodes are available: 1 node(s) had untolerated taint {gpu: true}, 2 Insufficient memory.',
    ),
    says: {
      severity: 'warning',
      reason: 'Unschedulable',
      words: /not enough memory and tainted nodes/,
    },
  },
  {
    when: 'it waits behind a scheduling gate',
    rule: 'pod.unschedulable',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: {
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'SchedulingGated',
            },
          ],
        },
      }),
    ),
  },
];

const ends: RuleCase[] = [
  {
    when: 'the node ran low on memory',
    rule: 'pod.evicted',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'The node was low on resource: memory. Threshold…',
        },
      }),
    ),
    says: {
      severity: 'warning',
      reason: 'Evicted',
      words: /low on memory/,
      advice: /kubectl describe node node-1/,
    },
  },
  {
    when: 'it was a day ago',
    rule: 'pod.evicted',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: { phase: 'Failed', reason: 'Evicted', startTime: ago(86_400) },
      }),
    ),
  },
  {
    when: 'it failed for another reason',
    rule: 'pod.evicted',
    facts: pods(
      aPod('a', { status: { phase: 'Failed', reason: 'NodeShutdown' } }),
    ),
  },
  {
    when: 'the Pod failed',
    rule: 'pod.failed',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: { phase: 'Failed' },
        container: { state: { terminated: { exitCode: 3, reason: 'Error' } } },
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'Error',
      words: /exit code 3/,
      advice: /kubectl logs/,
    },
  },
  {
    when: 'another took its place',
    rule: 'pod.failed',
    facts: pods(
      aPod('old', {
        owner: backend,
        isReady: false,
        status: {
          phase: 'Failed',
          reason: 'NodeShutdown',
          startTime: ago(7200),
        },
      }),
      aPod('new', { owner: backend, metadata: { creationTimestamp: ago(60) } }),
    ),
    says: { severity: 'info', reason: 'NodeShutdown' },
  },
  {
    when: 'its StatefulSet is scaled to zero',
    rule: 'pod.failed',
    facts: {
      objects: {
        Pod: [
          aPod('old', {
            owner: { kind: 'StatefulSet', name: 'db' },
            isReady: false,
            status: { phase: 'Failed', reason: 'NodeShutdown' },
          }),
        ],
        StatefulSet: [aStatefulSet('db', { replicas: 0 })],
      },
    },
    says: { severity: 'info', reason: 'NodeShutdown' },
  },
  {
    when: 'it was evicted',
    rule: 'pod.failed',
    facts: pods(aPod('a', { status: { phase: 'Failed', reason: 'Evicted' } })),
  },
  {
    when: 'it is a Job’s',
    rule: 'pod.failed',
    facts: pods(
      aPod('a', {
        owner: { kind: 'Job', name: 'migrate' },
        status: { phase: 'Failed' },
      }),
    ),
  },
  {
    when: 'it should have ended long ago',
    rule: 'pod.stuck-terminating',
    facts: pods(
      aPod('a', {
        metadata: { deletionTimestamp: ago(301), finalizers: ['test/guard'] },
      }),
    ),
    says: {
      severity: 'warning',
      reason: 'StuckTerminating',
      words: /finalizer test\/guard/,
      advice: /kubectl get node node-1/,
    },
  },
  {
    when: 'five minutes are not over',
    rule: 'pod.stuck-terminating',
    facts: pods(aPod('a', { metadata: { deletionTimestamp: ago(300) } })),
  },
];

describe('rules about Pods that come and go', () => {
  it.each([...scheduling, ...ends])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
