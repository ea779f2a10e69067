import {
  aBudget,
  aDeployment,
  ago,
  anObjectEvent,
  aPod,
  aQuota,
  NOW,
  theFacts,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';
import { evaluateFindings } from '../evaluateFindings';

const budget = (spec: object, status: object): RuleCase['facts'] => ({
  objects: {
    PodDisruptionBudget: [aBudget('web', { ...spec }, { ...status })],
  },
});
const counts = (
  currentHealthy: number,
  desiredHealthy: number,
  disruptionsAllowed = 0,
) => ({ expectedPods: 3, currentHealthy, desiredHealthy, disruptionsAllowed });

const budgets: RuleCase[] = [
  {
    when: 'it asks for all Pods, and all are ready',
    rule: 'pdb.blocking',
    facts: budget({ minAvailable: '100%' }, counts(3, 3)),
    says: {
      severity: 'warning',
      reason: 'BlocksDrainByConfig',
      words: /all 3 Pods are ready/,
      advice: /Change minAvailable of web/,
    },
  },
  {
    when: 'it has just as many ready as it asks for',
    rule: 'pdb.blocking',
    facts: budget({ maxUnavailable: 1 }, counts(2, 2)),
    says: {
      severity: 'warning',
      reason: 'NodeDrainBlocked',
      words: /1 of 3 Pods is not ready/,
    },
  },
  {
    when: 'one Pod may go',
    rule: 'pdb.blocking',
    facts: budget({ maxUnavailable: 1 }, counts(3, 2, 1)),
  },
  {
    when: 'fewer are ready than it asks for, which is another rule’s',
    rule: 'pdb.blocking',
    facts: budget({ minAvailable: 2 }, counts(1, 2)),
  },
  {
    when: 'its controller has not seen its latest change',
    rule: 'pdb.blocking',
    facts: budget(
      { minAvailable: 3 },
      { ...counts(3, 3), observedGeneration: 0 },
    ),
  },
  {
    when: 'fewer are ready than it asks for',
    rule: 'pdb.unhealthy',
    facts: budget({ minAvailable: 2 }, counts(1, 2)),
    says: {
      severity: 'warning',
      reason: 'NotEnoughHealthyPods',
      words: /2 ready Pods and has 1 of 3/,
    },
  },
  {
    when: 'just as many are ready as it asks for',
    rule: 'pdb.unhealthy',
    facts: budget({ minAvailable: 2 }, counts(2, 2)),
  },
  {
    when: 'there is nobody to protect',
    rule: 'pdb.unhealthy',
    facts: budget({ minAvailable: 2 }, { expectedPods: 0, desiredHealthy: 2 }),
  },
  {
    when: 'its selector matches no Pod',
    rule: 'pdb.no-match',
    facts: budget({}, { expectedPods: 0 }),
    says: { severity: 'info', reason: 'NoMatchingPods' },
  },
  {
    when: 'its workload is scaled to zero',
    rule: 'pdb.no-match',
    facts: {
      objects: {
        ...budget({}, { expectedPods: 0 }).objects,
        Deployment: [aDeployment('web', { replicas: 0 })],
      },
    },
  },
  {
    when: 'a Pod has come that its controller has not counted',
    rule: 'pdb.no-match',
    facts: {
      objects: {
        ...budget(
          {
            selector: {
              matchExpressions: [
                { key: 'app', operator: 'In', values: ['web', 'api'] },
                { key: 'canary', operator: 'DoesNotExist' },
              ],
            },
          },
          {},
        ).objects,
        Pod: [aPod('web')],
      },
    },
  },
  {
    when: 'the only Pod is one that its selector leaves out',
    rule: 'pdb.no-match',
    facts: {
      objects: {
        ...budget(
          {
            selector: {
              matchExpressions: [
                { key: 'app', operator: 'NotIn', values: ['web'] },
                { key: 'app', operator: 'Exists' },
              ],
            },
          },
          {},
        ).objects,
        Pod: [aPod('web')],
      },
    },
    says: { severity: 'info', reason: 'NoMatchingPods' },
  },
];

const quota = (used: string, message?: string, seconds = 60) => ({
  objects: {
    ResourceQuota: [
      aQuota('compute', { 'limits.memory': '10Gi' }, { 'limits.memory': used }),
    ],
    Event: message
      ? [
          anObjectEvent(
            { kind: 'ReplicaSet', name: 'web-1' },
            { reason: 'FailedCreate', message, lastTimestamp: ago(seconds) },
          ),
        ]
      : [],
  },
});
const refusal =
  'pods "web-1-x" is forbidden: exceeded quota: compute, requested: limits.memory=1Gi, used: limits.memory=10Gi, limited: limits.memory=10Gi';
const exceeded = { severity: 'critical', reason: 'QuotaExceeded' } as const;
const quotas: RuleCase[] = [
  {
    when: 'more than nine tenths are used, in another unit',
    rule: 'quota.usage',
    facts: quota('9300Mi'),
    says: {
      severity: 'warning',
      reason: 'QuotaAlmostFull',
      words: /limits\.memory 9300Mi of 10Gi \(90 %\)/,
    },
  },
  {
    when: 'nine tenths are used, to the byte',
    rule: 'quota.usage',
    facts: quota('9Gi'),
  },
  {
    when: 'all is used',
    rule: 'quota.usage',
    facts: quota('10Gi'),
    says: { severity: 'warning', reason: 'QuotaFullyUsed' },
  },
  {
    when: 'a Pod was refused for it',
    rule: 'quota.usage',
    facts: quota('10Gi', refusal),
    says: { ...exceeded, words: /ReplicaSet web-1 may not create its Pods/ },
  },
  {
    when: 'a Pod was refused for it just long enough ago',
    rule: 'quota.usage',
    facts: quota('5Gi', refusal, 1201),
  },
  {
    when: 'a Pod was refused for another quota',
    rule: 'quota.usage',
    facts: quota('5Gi', refusal.replace('compute', 'objects')),
  },
];

const cases = [...budgets, ...quotas];

describe('rules of disruption budgets and quotas', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(cases))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });

  it('count a quota that refuses Pods at once, and one that is almost full after a while', () => {
    const [first] = evaluateFindings(
      theFacts(quota('10Gi', refusal)),
      undefined,
      NOW,
    ).findings;
    expect(first).toMatchObject({ ...exceeded, pendingUntil: undefined });
    const [waiting] = evaluateFindings(
      theFacts(quota('10Gi')),
      undefined,
      NOW,
    ).findings;
    expect(waiting.pendingUntil).toBe(ago(-900));
  });
});
