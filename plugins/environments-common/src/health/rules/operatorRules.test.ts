import {
  ago,
  anApplication,
  aRollout,
  aScaledObject,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';

const rollout = (status: object, spec: object = {}): RuleCase['facts'] => ({
  objects: {
    Rollout: [aRollout('web', { spec: { ...spec }, status: { ...status } })],
  },
});
const rollouts: RuleCase[] = [
  {
    when: 'its analysis failed and it was aborted',
    rule: 'rollout.degraded',
    facts: rollout({
      phase: 'Degraded',
      message: 'RolloutAborted: metric "success-rate" assessed Failed',
    }),
    says: {
      severity: 'critical',
      reason: 'RolloutAborted',
      words: /was aborted: .*success-rate/,
      advice: /retry rollout web -n shop/,
    },
  },
  {
    when: 'it makes no progress',
    rule: 'rollout.degraded',
    facts: rollout({ phase: 'Degraded', message: 'ProgressDeadlineExceeded' }),
    says: {
      severity: 'critical',
      reason: 'RolloutDegraded',
      advice: /argo rollouts abort web/,
    },
  },
  {
    when: 'it goes on',
    rule: 'rollout.degraded',
    facts: rollout({ phase: 'Progressing' }),
  },
  {
    when: 'it waits at a step',
    rule: 'rollout.paused',
    facts: rollout({
      phase: 'Paused',
      message: 'CanaryPauseStep',
      currentStepIndex: 1,
    }),
    says: {
      severity: 'suspended',
      reason: 'Paused',
      words: /at step 2 \(CanaryPauseStep\)/,
      advice: /promote web -n shop/,
    },
  },
  {
    when: 'it was aborted while paused, which is another rule’s',
    rule: 'rollout.paused',
    facts: rollout({ phase: 'Degraded' }, { paused: true }),
  },
  {
    when: 'it is done',
    rule: 'rollout.paused',
    facts: rollout({ phase: 'Healthy' }),
  },
];

const scaled = (
  conditions: object[],
  annotations: object = {},
): RuleCase['facts'] => ({
  objects: {
    ScaledObject: [
      aScaledObject('worker', {
        metadata: { annotations },
        spec: { scaleTargetRef: { name: 'worker' } },
        status: { conditions },
      }),
    ],
  },
});
const fallback = { type: 'Fallback', status: 'True', reason: 'FallbackExists' };
const scalers: RuleCase[] = [
  {
    when: 'its source does not answer',
    rule: 'keda.fallback',
    facts: scaled([{ type: 'Ready', status: 'True' }, fallback]),
    says: {
      severity: 'warning',
      reason: 'Fallback',
      words: /keeps Deployment worker at its fallback/,
    },
  },
  {
    when: 'it is not ready',
    rule: 'keda.fallback',
    facts: scaled([
      {
        type: 'Ready',
        status: 'False',
        reason: 'ScaledObjectCheckFailed',
        message: 'no such target',
      },
    ]),
    says: {
      severity: 'warning',
      reason: 'ScaledObjectCheckFailed',
      words: /no such target/,
    },
  },
  {
    when: 'somebody has paused it',
    rule: 'keda.fallback',
    facts: scaled([fallback], { 'autoscaling.keda.sh/paused': 'true' }),
  },
  {
    when: 'it is no longer paused',
    rule: 'keda.fallback',
    facts: scaled([fallback], { 'autoscaling.keda.sh/paused': 'false' }),
    says: { severity: 'warning', reason: 'Fallback' },
  },
  {
    when: 'all is well',
    rule: 'keda.fallback',
    facts: scaled([
      { type: 'Ready', status: 'True' },
      { type: 'Fallback', status: 'False' },
    ]),
  },
];

const application = (
  overrides: Parameters<typeof anApplication>[0],
): RuleCase['facts'] => ({ applications: [anApplication(overrides)] });
const applications: RuleCase[] = [
  {
    when: 'it was compared too long ago',
    rule: 'gitops.stale',
    facts: application({ reconciledAt: ago(541) }),
    says: { severity: 'unknown', reason: 'DataStale', words: /9 min/ },
  },
  {
    when: 'it was compared just in time',
    rule: 'gitops.stale',
    facts: application({ reconciledAt: ago(540) }),
  },
  {
    when: 'it is being synced',
    rule: 'gitops.stale',
    facts: application({ reconciledAt: ago(600), operationInProgress: true }),
  },
  {
    when: 'nobody says when it was compared',
    rule: 'gitops.stale',
    facts: application({}),
  },
];

const cases = [...rollouts, ...scalers, ...applications];

describe('rules of what operators and controllers do', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(cases))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });
});
