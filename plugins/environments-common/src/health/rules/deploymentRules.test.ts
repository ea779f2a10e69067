import {
  aDeployment,
  aPod,
  aStatefulSet,
  type Raw,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const deployment = (status: Raw, spec: Raw = {}) => ({
  objects: { Deployment: [aDeployment('backend', { status, spec })] },
});

const replicaFailure = (message: string) =>
  deployment({
    conditions: [
      {
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'FailedCreate',
        message,
      },
    ],
  });

const late = {
  conditions: [
    {
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    },
  ],
};
const statefulSet = (
  status: Raw,
  spec: Raw = {},
  ...Pod: ReturnType<typeof aPod>[]
) => ({
  objects: { StatefulSet: [aStatefulSet('postgres', { status, spec })], Pod },
});

const deployments: RuleCase[] = [
  {
    when: 'the deadline has passed',
    rule: 'deploy.stuck',
    facts: deployment({ ...late, updatedReplicas: 1 }),
    says: {
      severity: 'critical',
      reason: 'RolloutStuck',
      words: /1 of 3 replicas/,
      advice: /roll backend back/,
    },
  },
  {
    when: 'it is paused',
    rule: 'deploy.stuck',
    facts: deployment(late, { paused: true }),
  },
  {
    when: 'the controller has not seen the last change',
    rule: 'deploy.stuck',
    facts: deployment({ ...late, observedGeneration: 0 }),
  },
  ...[
    {
      message: 'pods "x" is forbidden: exceeded quota: compute',
      words: /quota/,
    },
    {
      message: 'admission webhook "guard" denied the request',
      words: /admission webhook/,
    },
    {
      message: 'violates PodSecurity "restricted:latest"',
      words: /Pod Security/,
    },
    { message: 'serviceaccount "backend" not found', words: /ServiceAccount/ },
    { message: 'something new', words: /something new/ },
  ].map(({ message, words }) => ({
    when: `the API server says '${message}'`,
    rule: 'deploy.create-failed',
    facts: replicaFailure(message),
    says: {
      severity: 'critical' as const,
      reason: 'FailedCreate',
      words,
      advice: /kubectl describe deployment backend -n shop/,
    },
  })),
  {
    when: 'Pods can be created again',
    rule: 'deploy.create-failed',
    facts: deployment({
      conditions: [{ type: 'ReplicaFailure', status: 'False' }],
    }),
  },
  {
    when: 'no replica is available, and the API leaves the count out',
    rule: 'deploy.down',
    facts: deployment({ availableReplicas: undefined }),
    says: {
      severity: 'critical',
      reason: 'NoReplicasAvailable',
      words: /0 of 3/,
    },
  },
  {
    when: 'one is available',
    rule: 'deploy.down',
    facts: deployment({ availableReplicas: 1 }),
  },
  {
    when: 'it is scaled to zero',
    rule: 'deploy.down',
    facts: deployment({ availableReplicas: 0 }, { replicas: 0 }),
  },
  {
    when: 'it is paused, which stops rollouts and not replicas',
    rule: 'deploy.down',
    facts: deployment({ availableReplicas: 0 }, { paused: true }),
    says: {
      severity: 'critical',
      reason: 'NoReplicasAvailable',
      words: /0 of 3/,
    },
  },
  {
    when: 'one of three is missing',
    rule: 'deploy.degraded',
    facts: deployment({ availableReplicas: 2 }),
    says: {
      severity: 'warning',
      reason: 'ReplicasUnavailable',
      words: /2 of 3/,
    },
  },
  {
    when: 'none is available, which is another rule’s',
    rule: 'deploy.degraded',
    facts: deployment({ availableReplicas: 0 }),
  },
  { when: 'all are available', rule: 'deploy.degraded', facts: deployment({}) },
  {
    when: 'a rollout is under way',
    rule: 'deploy.degraded',
    facts: deployment({ availableReplicas: 2, updatedReplicas: 1 }),
  },
  {
    when: 'the rollout is past its deadline',
    rule: 'deploy.degraded',
    facts: deployment({ availableReplicas: 2, updatedReplicas: 1, ...late }),
    says: { severity: 'warning', reason: 'ReplicasUnavailable' },
  },
  {
    when: 'new replicas are missing',
    rule: 'deploy.rolling',
    facts: deployment({ updatedReplicas: 1 }),
    says: { severity: 'progressing', reason: 'RollingOut', words: /1 of 3/ },
  },
  {
    when: 'old replicas are left',
    rule: 'deploy.rolling',
    facts: deployment({ replicas: 4 }),
    says: { severity: 'progressing', reason: 'RollingOut' },
  },
  {
    when: 'the change is not seen yet',
    rule: 'deploy.rolling',
    facts: deployment({ observedGeneration: 0 }),
    says: { severity: 'progressing', reason: 'RollingOut' },
  },
  { when: 'it is done', rule: 'deploy.rolling', facts: deployment({}) },
  {
    when: 'it is past its deadline',
    rule: 'deploy.rolling',
    facts: deployment({ updatedReplicas: 1, ...late }),
  },
  {
    when: 'it is paused',
    rule: 'deploy.paused',
    facts: deployment({}, { paused: true }),
    says: {
      severity: 'suspended',
      reason: 'Paused',
      advice: /rollout resume deployment\/backend/,
    },
  },
  { when: 'it is not', rule: 'deploy.paused', facts: deployment({}) },
  {
    when: 'a Deployment has no replicas by intent',
    rule: 'deploy.scaled-zero',
    facts: deployment({}, { replicas: 0 }),
    says: { severity: 'suspended', reason: 'ScaledToZero' },
  },
  {
    when: 'so does a StatefulSet',
    rule: 'deploy.scaled-zero',
    facts: statefulSet({}, { replicas: 0 }),
    says: {
      severity: 'suspended',
      reason: 'ScaledToZero',
      advice: /statefulset\/postgres/,
    },
  },
  {
    when: 'one replica is wanted',
    rule: 'deploy.scaled-zero',
    facts: deployment({}, { replicas: 1 }),
  },
];

describe('rules of Deployments', () => {
  it.each([...deployments])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
