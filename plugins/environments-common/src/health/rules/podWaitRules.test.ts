import { ago, anEvent, aPod, aWaitingPod } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const pods = (...Pod: ReturnType<typeof aPod>[]) => ({ objects: { Pod } });

const creating = (
  ...events: [reason: string, message: string, at?: number][]
) => ({
  objects: {
    Pod: [aWaitingPod('a', 'ContainerCreating')],
    Event: events.map(([reason, message, at]) =>
      anEvent('a', reason, message, at),
    ),
  },
});
const mounts: RuleCase[] = [
  {
    when: 'a Secret that it mounts does not exist',
    rule: 'pod.mount-failed',
    facts: creating([
      'FailedMount',
      'MountVolume.SetUp failed for volume "tls" : secret "tls" not found',
    ]),
    says: {
      severity: 'critical',
      reason: 'VolumeMountFailed',
      words: /cannot start: Secret tls does not exist/,
      advice: /Create Secret tls in namespace shop/,
    },
  },
  {
    when: 'its volume is attached elsewhere',
    rule: 'pod.mount-failed',
    facts: creating([
      'FailedAttachVolume',
      'Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node',
    ]),
    says: {
      severity: 'critical',
      reason: 'VolumeMountFailed',
      words: /attached to another node/,
      advice: /ReadWriteOnce/,
    },
  },
  {
    when: 'its network cannot be set up, and the node tries again',
    rule: 'pod.mount-failed',
    facts: creating(
      ['FailedCreatePodSandBox', 'plugin type="cni" failed (add)', 30],
      ['SandboxChanged', 'Pod sandbox changed', 20],
    ),
    says: { severity: 'critical', reason: 'SandboxFailed' },
  },
  {
    when: 'the volume was attached since',
    rule: 'pod.mount-failed',
    facts: creating(
      ['FailedAttachVolume', 'timed out waiting', 60],
      ['SuccessfulAttachVolume', 'attached', 30],
    ),
  },
  {
    when: 'it has started since',
    rule: 'pod.mount-failed',
    facts: {
      objects: {
        Pod: [aPod('a')],
        Event: [anEvent('a', 'FailedMount', 'timed out waiting')],
      },
    },
  },
];

const condition = (type: string, reason: string, seconds = 60) => ({
  type,
  status: 'False',
  reason,
  lastTransitionTime: ago(seconds),
});
const gated = {
  conditions: [condition('PodScheduled', 'SchedulingGated', 9000)],
};
const places: RuleCase[] = [
  {
    when: 'it waits behind a gate',
    rule: 'pod.scheduling-gated',
    facts: pods(
      aPod('a', {
        isReady: false,
        spec: { schedulingGates: [{ name: 'queue.test/admission' }] },
        status: gated,
      }),
    ),
    says: {
      severity: 'suspended',
      reason: 'SchedulingGated',
      words: /gate queue\.test\/admission/,
    },
  },
  {
    when: 'no node has room',
    rule: 'pod.scheduling-gated',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: { conditions: [condition('PodScheduled', 'Unschedulable')] },
      }),
    ),
  },
  {
    when: 'its node does not answer',
    rule: 'pod.node-lost',
    facts: pods(aPod('a', { status: { phase: 'Unknown' } })),
    says: {
      severity: 'critical',
      reason: 'NodeLost',
      words: /node node-1 does not answer/,
      advice: /kubectl describe node node-1/,
    },
  },
  {
    when: 'it was marked so',
    rule: 'pod.node-lost',
    facts: pods(aPod('a', { status: { reason: 'NodeLost' } })),
    says: { severity: 'critical', reason: 'NodeLost' },
  },
  { when: 'it runs', rule: 'pod.node-lost', facts: pods(aPod('a')) },
];

describe('rules about Pods that wait', () => {
  it.each([...mounts, ...places])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
