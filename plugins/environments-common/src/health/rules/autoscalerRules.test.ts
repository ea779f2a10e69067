import {
  aDeployment,
  ago,
  anAutoscaler,
  type Raw,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const condition = (type: string, status: string, reason: string) => ({
  conditions: [{ type, status, reason, message: 'why' }],
});
const autoscaler = (parts: { spec?: Raw; status?: Raw }) => ({
  objects: {
    HorizontalPodAutoscaler: [anAutoscaler('web', parts)],
    Deployment: [aDeployment('web')],
  },
});

const autoscalers: RuleCase[] = [
  ...[
    'FailedGetResourceMetric',
    'FailedGetExternalMetric',
    'FailedComputeMetricsReplicas',
    'InvalidSelector',
  ].map(reason => ({
    when: `it says ${reason}`,
    rule: 'hpa.no-metrics',
    facts: autoscaler({ status: condition('ScalingActive', 'False', reason) }),
    says: {
      severity: 'warning' as const,
      reason: 'CannotGetMetrics',
      advice: /kubectl describe hpa web -n shop/,
    },
  })),
  {
    when: 'its target is scaled to zero',
    rule: 'hpa.no-metrics',
    facts: autoscaler({
      status: condition('ScalingActive', 'False', 'ScalingDisabled'),
    }),
  },
  {
    when: 'the old reason is left over',
    rule: 'hpa.no-metrics',
    facts: autoscaler({
      status: condition('ScalingActive', 'True', 'FailedGetResourceMetric'),
    }),
  },
  {
    when: 'it has reached its maximum',
    rule: 'hpa.at-max',
    facts: autoscaler({ status: { currentReplicas: 10 } }),
    says: {
      severity: 'warning',
      reason: 'AtMaxReplicas',
      words: /10 replicas/,
      advice: /raise maxReplicas of web/,
    },
  },
  {
    when: 'one replica is left',
    rule: 'hpa.at-max',
    facts: autoscaler({ status: { currentReplicas: 9 } }),
  },
  {
    when: 'its minimum is its maximum',
    rule: 'hpa.at-max',
    facts: autoscaler({ spec: { minReplicas: 3, maxReplicas: 3 } }),
  },
  {
    when: 'it cannot read the scale',
    rule: 'hpa.cannot-scale',
    facts: autoscaler({
      status: condition('AbleToScale', 'False', 'FailedGetScale'),
    }),
    says: {
      severity: 'critical',
      reason: 'CannotScale',
      words: /Deployment web/,
    },
  },
  {
    when: 'it waits after the last change',
    rule: 'hpa.cannot-scale',
    facts: autoscaler({
      status: condition('AbleToScale', 'False', 'BackoffBoth'),
    }),
  },
  {
    when: 'its target does not exist',
    rule: 'hpa.target-missing',
    facts: autoscaler({
      spec: { scaleTargetRef: { kind: 'Deployment', name: 'gone' } },
    }),
    says: {
      severity: 'critical',
      reason: 'TargetMissing',
      words: /Deployment gone, which does not exist/,
    },
  },
  {
    when: 'it names nothing',
    rule: 'hpa.target-missing',
    facts: autoscaler({ spec: { scaleTargetRef: undefined } }),
    says: { severity: 'critical', reason: 'TargetMissing' },
  },
  {
    when: 'its target is there',
    rule: 'hpa.target-missing',
    facts: autoscaler({}),
  },
  {
    when: 'its target is of a kind that is not read',
    rule: 'hpa.target-missing',
    facts: autoscaler({
      spec: { scaleTargetRef: { kind: 'Rollout', name: 'web' } },
    }),
  },
];

const between = (
  status: Raw = {},
  availableReplicas = 3,
): RuleCase['facts'] => ({
  objects: {
    HorizontalPodAutoscaler: [
      anAutoscaler('web', {
        status: { currentReplicas: 5, desiredReplicas: 7, ...status },
      }),
    ],
    Deployment: [
      aDeployment('web', { status: { readyReplicas: availableReplicas } }),
    ],
  },
});
const mismatches: RuleCase[] = [
  {
    when: 'it has wanted more replicas for a quarter of an hour',
    rule: 'hpa.mismatch',
    facts: between({ lastScaleTime: ago(900) }),
    says: {
      severity: 'warning',
      reason: 'ScalingStuck',
      words: /than Deployment web has/,
      advice: /spec\.replicas/,
    },
  },
  {
    when: 'it changed the number since',
    rule: 'hpa.mismatch',
    facts: between({ lastScaleTime: ago(899) }),
  },
  {
    when: 'it has what it wants',
    rule: 'hpa.mismatch',
    facts: between({ desiredReplicas: 5 }),
  },
  {
    when: 'it is at its maximum',
    rule: 'hpa.mismatch',
    facts: between({ currentReplicas: 10 }),
  },
  {
    when: 'it is at its minimum',
    rule: 'hpa.mismatch',
    facts: between({ currentReplicas: 3 }),
  },
  {
    when: 'it cannot read its metrics, which is told of apart',
    rule: 'hpa.mismatch',
    facts: between(
      condition('ScalingActive', 'False', 'FailedGetResourceMetric'),
    ),
  },
  {
    when: 'its target lacks replicas, which is told of apart',
    rule: 'hpa.mismatch',
    facts: between({}, 2),
  },
];

describe('rules of autoscalers', () => {
  it.each([...autoscalers, ...mismatches])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
