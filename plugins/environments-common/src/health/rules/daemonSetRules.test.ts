import {
  aDaemonSet,
  aDeployment,
  ago,
  aPod,
  aStatefulSet,
  type Raw,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const agent = (status: Raw, ...Pod: ReturnType<typeof aPod>[]) => ({
  objects: { DaemonSet: [aDaemonSet('agent', status)], Pod },
});
const podOfAgent = (seconds: number) =>
  aPod('agent-a', {
    owner: { kind: 'DaemonSet', name: 'agent' },
    isReady: false,
    metadata: { creationTimestamp: ago(seconds) },
  });

const daemonSets: RuleCase[] = [
  {
    when: 'no Pod is available',
    rule: 'ds.down',
    facts: agent({ numberAvailable: undefined }),
    says: {
      severity: 'critical',
      reason: 'NoPodsAvailable',
      words: /0 of 3 nodes/,
      advice: /kubectl describe daemonset agent -n shop/,
    },
  },
  {
    when: 'one Pod is available',
    rule: 'ds.down',
    facts: agent({ numberAvailable: 1 }),
  },
  {
    when: 'no node wants a Pod',
    rule: 'ds.down',
    facts: agent({ desiredNumberScheduled: 0, numberAvailable: 0 }),
  },
  {
    when: 'a node has no Pod',
    rule: 'ds.not-scheduled',
    facts: agent({ currentNumberScheduled: 2 }),
    says: {
      severity: 'warning',
      reason: 'PodsNotScheduled',
      words: /no Pod on 1 of 3 nodes/,
      advice: /quota/,
    },
  },
  {
    when: 'every node has one',
    rule: 'ds.not-scheduled',
    facts: agent({ numberAvailable: 2 }),
  },
  {
    when: 'a Pod is not available, and no new one comes',
    rule: 'ds.stuck',
    facts: agent({ numberAvailable: 2 }, podOfAgent(300)),
    says: {
      severity: 'warning',
      reason: 'PodsUnavailable',
      words: /on 2 of 3 nodes only/,
    },
  },
  {
    when: 'a new Pod came within five minutes',
    rule: 'ds.stuck',
    facts: agent({ numberAvailable: 2 }, podOfAgent(299)),
  },
  {
    when: 'none is available, which is told of apart',
    rule: 'ds.stuck',
    facts: agent({ numberAvailable: 0 }),
  },
  {
    when: 'it runs where it should not',
    rule: 'ds.misscheduled',
    facts: agent({ numberMisscheduled: 1 }),
    says: {
      severity: 'warning',
      reason: 'PodsMisscheduled',
      words: /on 1 node where it should not/,
    },
  },
  { when: 'all is well', rule: 'ds.misscheduled', facts: agent({}) },
];

const generations: RuleCase[] = [
  {
    when: 'the controller has not seen the last change',
    rule: 'deploy.generation-mismatch',
    facts: {
      objects: {
        Deployment: [aDeployment('web', { metadata: { generation: 2 } })],
      },
    },
    says: { severity: 'warning', reason: 'ControllerNotReconciling' },
  },
  {
    when: 'it has never seen a StatefulSet',
    rule: 'deploy.generation-mismatch',
    facts: {
      objects: {
        StatefulSet: [
          aStatefulSet('postgres', {
            status: { observedGeneration: undefined },
          }),
        ],
      },
    },
    says: {
      severity: 'warning',
      reason: 'ControllerNotReconciling',
      advice: /kubectl describe statefulset postgres/,
    },
  },
  {
    when: 'it has seen it',
    rule: 'deploy.generation-mismatch',
    facts: { objects: { Deployment: [aDeployment('web')] } },
  },
  {
    when: 'a StatefulSet is scaled to zero',
    rule: 'deploy.scaled-zero',
    facts: {
      objects: { StatefulSet: [aStatefulSet('postgres', { replicas: 0 })] },
    },
    says: { severity: 'suspended', reason: 'ScaledToZero' },
  },
];

describe('rules about DaemonSets and what controllers have seen', () => {
  it.each([...daemonSets, ...generations])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
