import {
  ago,
  aPod,
  aStatefulSet,
  type Raw,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const statefulSet = (
  status: Raw,
  spec: Raw = {},
  ...Pod: ReturnType<typeof aPod>[]
) => ({
  objects: { StatefulSet: [aStatefulSet('postgres', { status, spec })], Pod },
});

const updating = {
  currentRevision: 'a',
  updateRevision: 'b',
  updatedReplicas: 1,
  readyReplicas: 1,
};

const postgres = { kind: 'StatefulSet', name: 'postgres' };
const statefulSets: RuleCase[] = [
  {
    when: 'one of two is not ready',
    rule: 'sts.degraded',
    facts: statefulSet({ readyReplicas: 1 }),
    says: { severity: 'warning', reason: 'PodsNotReady', words: /1 of 2/ },
  },
  {
    when: 'none is ready',
    rule: 'sts.degraded',
    facts: statefulSet({ readyReplicas: 0 }),
    says: { severity: 'critical', reason: 'PodsNotReady' },
  },
  {
    when: 'an update takes one away',
    rule: 'sts.degraded',
    facts: statefulSet(updating),
  },
  {
    when: 'an update leaves none',
    rule: 'sts.degraded',
    facts: statefulSet({ ...updating, readyReplicas: 0 }),
    says: { severity: 'critical', reason: 'PodsNotReady' },
  },
  { when: 'all are ready', rule: 'sts.degraded', facts: statefulSet({}) },
  {
    when: 'it is scaled to zero',
    rule: 'sts.degraded',
    facts: statefulSet({ readyReplicas: 0 }, { replicas: 0 }),
  },
  {
    when: 'no new Pod has come for five minutes',
    rule: 'sts.rollout-stuck',
    facts: statefulSet(
      updating,
      {},
      aPod('postgres-1', {
        owner: postgres,
        metadata: { creationTimestamp: ago(300) },
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'StatefulSetRolloutStuck',
      words: /1 of 2/,
      advice: /delete that Pod/,
    },
  },
  {
    when: 'a Pod has just been replaced',
    rule: 'sts.rollout-stuck',
    facts: statefulSet(
      updating,
      {},
      aPod('postgres-1', {
        owner: postgres,
        metadata: { creationTimestamp: ago(299) },
      }),
    ),
  },
  {
    when: 'Pods are to be replaced by hand',
    rule: 'sts.rollout-stuck',
    facts: statefulSet(updating, { updateStrategy: { type: 'OnDelete' } }),
  },
  {
    when: 'the rest is held back by a partition',
    rule: 'sts.rollout-stuck',
    facts: statefulSet(updating, {
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { partition: 1 },
      },
    }),
  },
];

describe('rules of StatefulSets', () => {
  it.each([...statefulSets])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
