import type {
  Alert,
  EvidenceState,
  Finding,
} from '@flightdeck/plugin-environments-common';
import {
  aRecord,
  aRelease,
  aRunning,
  aStatus,
  type Change,
} from './__testUtils__/aCollected';
import { lookWith } from './__testUtils__/lookWith';
import { ago } from './__testUtils__/versions';
import { stagingCollector } from './stagingCollector';

const look = lookWith(stagingCollector);

function aFinding(change: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'pod.crash-loop',
    severity: 'critical',
    reason: 'CrashLoopBackOff',
    message: 'Pod web-1 crashes again and again.',
    remediation: [],
    subject: { kind: 'Pod', name: 'web-1' },
    others: [],
    rootCauseOf: [],
    evidence: [],
    since: ago(5),
    source: 'kubernetes/main',
    ...change,
  };
}

function judged(
  status: 'healthy' | 'critical' | 'unknown' | 'progressing',
  findings: Finding[] = [],
): Change {
  return {
    judgement: {
      findings,
      health: {
        status,
        sentence: `It is ${status}.`,
        critical: 0,
        warning: 0,
        unknown: 0,
      },
    },
  };
}

const anAlert = (change: Partial<Alert> = {}): Alert => ({
  name: 'ShopDown',
  state: 'firing',
  severity: 'critical',
  labels: {},
  source: 'prometheus/main',
  silences: [],
  ...change,
});

const application = (change: Parameters<typeof aRunning>[2]): Change => ({
  facts: { applications: [aRunning('shop-staging', '2', change)] },
});
const records = (...changes: Parameters<typeof aRecord>[2][]): Change => ({
  deployments: changes.map(change => aRecord('shop-staging', '2', change)),
});
const broken = (kind: string): Change => ({
  facts: {
    sources: ['argocd', 'kubernetes', 'prometheus'].map(each =>
      aStatus(
        each,
        each === kind ? { state: 'unreachable', message: 'No answer.' } : {},
      ),
    ),
  },
});

describe('staging', () => {
  it('passes what ran well for long enough, with traffic, and shows what it saw', async () => {
    expect(await look()).toMatchObject({
      state: 'passed',
      summary:
        '2.0.0 has run well in shop-staging, with traffic, for more than 30 min.',
      releaseKey: aRelease('2', 'shop-staging').key,
      from: 'argocd/main, kubernetes/main, prometheus/main',
      link: 'https://argocd.test/applications/shop-staging',
      asked: expect.stringContaining('request-rate: sum(request-rate)'),
      answered: expect.stringContaining('about 20 requests/s'),
    });
  });

  it.each<[string, EvidenceState, Change, RegExp]>([
    [
      'a critical finding',
      'failed',
      judged('critical', [aFinding()]),
      /crashes/,
    ],
    [
      'a finding that does not count yet',
      'passed',
      judged('healthy', [aFinding({ pendingUntil: ago(-5) })]),
      /no critical finding/,
    ],
    [
      'health that nobody can tell',
      'unknown',
      judged('unknown'),
      /It is unknown/,
    ],
    [
      'no judgement yet',
      'unknown',
      { judgement: undefined },
      /not been judged/,
    ],
    [
      'a critical alert',
      'failed',
      { facts: { alerts: [anAlert()] } },
      /ShopDown fires/,
    ],
    [
      'one that is silenced',
      'warning',
      {
        facts: {
          alerts: [
            anAlert({
              silences: [
                {
                  id: 's',
                  createdBy: 'ada',
                  comment: '',
                  startsAt: '',
                  endsAt: '',
                },
              ],
            }),
          ],
        },
      },
      /silenced/,
    ],
    [
      'an alert that only warns',
      'passed',
      { facts: { alerts: [anAlert({ severity: 'warning' })] } },
      /traffic/,
    ],
    [
      'alerts that were not read',
      'unknown',
      { facts: { alerts: undefined } },
      /alerts/,
    ],
    [
      'a release that came lately',
      'pending',
      records({ startedAt: ago(11), finishedAt: ago(10) }),
      /until .*12:20/,
    ],
    [
      'the same deployed again lately',
      'passed',
      records({ startedAt: ago(6), finishedAt: ago(5) }, {}),
      /11:00/,
    ],
    [
      'a deployment that went bad',
      'failed',
      records({ outcome: 'degraded', healthyAt: undefined }),
      /went bad/,
    ],
    [
      'one that was mended lately',
      'pending',
      records({ outcome: 'degraded', restoredAt: ago(20) }),
      /until .*12:10/,
    ],
    [
      'no record but that of the engine',
      'passed',
      { deployments: [] },
      /11:00/,
    ],
    [
      'no word of when it came',
      'unknown',
      { ...application({ history: [] }), deployments: [] },
      /since when/,
    ],
    ['Argo CD that is down', 'unknown', broken('argocd'), /No answer/],
    ['a cluster that is down', 'unknown', broken('kubernetes'), /No answer/],
    ['Prometheus that is down', 'unknown', broken('prometheus'), /No answer/],
    ['no metrics source', 'unknown', { facts: { sources: [] } }, /no source/],
  ])('with %s is %s', async (_, state, before, told) => {
    const { answered, ...evidence } = await look({ before });
    expect(evidence.state).toBe(state);
    expect(answered).toMatch(told);
    expect(evidence.error !== undefined).toBe(state === 'unknown');
  });

  it('takes nothing that was seen of another release for its own', async () => {
    expect(
      await look({ release: aRelease('1', 'shop-staging') }),
    ).toMatchObject({
      state: 'pending',
      releaseKey: aRelease('1', 'shop-staging').key,
      summary: expect.stringContaining('another release'),
    });
  });

  it('is not applicable where no environment comes before, and unknown where it is missing', async () => {
    expect(await look({ withoutBefore: true })).toMatchObject({
      state: 'not-applicable',
      summary: expect.stringContaining('no environment before shop-prod'),
    });
    expect(
      await look({
        withoutBefore: true,
        target: { definition: { promotesFrom: 'resource:default/gone' } },
      }),
    ).toMatchObject({ state: 'unknown' });
  });

  it('soaks for as long as is asked', async () => {
    expect((await look({ options: { soak: 'PT2H' } })).state).toBe('pending');
    expect((await look({ options: { soak: 'PT59M' } })).state).toBe('passed');
  });

  it.each([
    [{ soak: 'long' }, /^soak: it is an ISO 8601 duration/],
    [{ soaks: 'PT1H' }, /soaks/],
  ])('complains about options %j', (options, complaint) => {
    expect(() => stagingCollector.checkOptions?.(options)).toThrow(complaint);
  });
});
