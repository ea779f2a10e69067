import {
  aDeployment,
  ago,
  anObjectEvent,
  aQuota,
  aReading,
  aServiceAccount,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { evaluateFindings } from './evaluateFindings';

const HOUR = 3_600_000;
/** What is told once all has lasted for an hour: each finding, and what follows from it. */
function told(parts: Parameters<typeof theFacts>[0]) {
  const facts = theFacts(parts);
  const { memory } = evaluateFindings(facts, undefined, NOW);
  return evaluateFindings(facts, memory, new Date(NOW.getTime() + HOUR))
    .findings.filter(({ severity }) => severity !== 'info')
    .map(
      ({ ruleId, subject, rootCauseOf }) =>
        `${ruleId} ${subject.name} → ${rootCauseOf
          .map(({ kind, name }) => `${kind} ${name}`)
          .join(', ')}`,
    );
}

describe('why a Deployment cannot create Pods', () => {
  const refusal = 'pods "x" is forbidden: exceeded quota: compute, requested';
  const refused = (message: string) =>
    aDeployment('web', {
      spec: { template: { spec: { serviceAccountName: 'web' } } },
      status: {
        readyReplicas: 2,
        conditions: [{ type: 'ReplicaFailure', status: 'True', message }],
      },
    });
  const facts = (message: string, account: string) => ({
    objects: {
      Deployment: [refused(message)],
      ServiceAccount: [aServiceAccount(account)],
      ResourceQuota: [aQuota('compute', { pods: '10' }, { pods: '10' })],
      Event: [
        anObjectEvent(
          { kind: 'ReplicaSet', name: 'web-1' },
          {
            reason: 'FailedCreate',
            message: refusal,
            lastTimestamp: ago(-3500),
          },
        ),
      ],
    },
  });
  it.each([
    ['its quota', refusal, 'web', ['quota.usage compute → Deployment web']],
    [
      'something else than the full quota',
      'admission webhook "policy" denied the request',
      'web',
      ['deploy.create-failed web → ', 'quota.usage compute → '],
    ],
    [
      'its account',
      'serviceaccount "web" not found',
      'default',
      ['ref.sa-missing web → ', 'quota.usage compute → '],
    ],
  ])('is %s', (_, message, account, expected) => {
    expect(told(facts(message, account)).sort()).toEqual(expected.sort());
  });
});

describe('an indicator that sums up', () => {
  const fullest = aReading({ id: 'volume-usage', value: 0.95 });
  it.each([
    { used: 0.95, expected: ['pvc.filling data → Indicator volume-usage'] },
    { used: 0.5, expected: ['indicator.above-threshold volume-usage → '] },
  ])('follows from a volume that is $used full', ({ used, expected }) => {
    expect(
      told({
        indicators: [fullest],
        volumes: [
          { namespace: 'shop', claim: 'data', usedRatio: used, asOf: ago(30) },
        ],
      }),
    ).toEqual(expected);
  });
});
