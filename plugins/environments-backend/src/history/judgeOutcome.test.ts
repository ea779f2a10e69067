import type { Finding, Health } from '@flightdeck/plugin-environments-common';
import { aDeployment } from './__testUtils__/aDeployment';
import { judgeOutcome, type Fare } from './judgeOutcome';

/** Minutes and seconds after ten o'clock, when the deployment that is judged ended. */
const at = (time: string) => `2026-01-01T10:${time}.000Z`;

function fares(status: Health, ...findings: Finding[]): Fare {
  return {
    health: { status, sentence: '', critical: 0, warning: 0, unknown: 0 },
    findings,
  };
}

function aFinding(
  followedAt: string | undefined,
  change: Partial<Finding> = {},
): Finding {
  return {
    ruleId: 'pod.crash-loop',
    severity: 'critical',
    reason: 'CrashLoopBackOff',
    message: 'web crashes.',
    remediation: [],
    subject: { kind: 'Pod', name: 'web' },
    others: [],
    rootCauseOf: [],
    evidence: [],
    since: at('01:00'),
    source: '',
    ...(followedAt && {
      followed: {
        what: 'revision abc of application shop',
        at: at(followedAt),
        afterSeconds: 1,
      },
    }),
    ...change,
  };
}

const CRASH = aFinding('00:00');
const TROUBLE = {
  rule: 'pod.crash-loop',
  severity: 'critical' as const,
  message: 'web crashes.',
  since: at('01:00'),
};
const aRecord = (change: Parameters<typeof aDeployment>[1] = {}) =>
  aDeployment('09:59', {
    finishedAt: at('00:00'),
    outcome: 'watching',
    ...change,
  });

describe('judgeOutcome', () => {
  it.each<[string, string, Fare, object]>([
    [
      'is not well before the cluster has had its say',
      '00:04',
      fares('healthy'),
      {},
    ],
    [
      'is well, and still watched',
      '00:05',
      fares('healthy'),
      { healthyAt: at('00:05') },
    ],
    [
      'is well in spite of a warning',
      '01:00',
      fares('warning', aFinding(undefined, { severity: 'warning' })),
      { healthyAt: at('01:00') },
    ],
    [
      'is not well while something progresses',
      '01:00',
      fares('warning', aFinding(undefined, { severity: 'progressing' })),
      {},
    ],
    [
      'is degraded at once by trouble that followed',
      '01:00',
      fares('critical', CRASH),
      { outcome: 'degraded', findings: [TROUBLE] },
    ],
    [
      'is not degraded by a warning that followed, which is kept',
      '01:00',
      fares('warning', aFinding('00:00', { severity: 'warning' })),
      {
        findings: [{ ...TROUBLE, severity: 'warning' }],
        healthyAt: at('01:00'),
      },
    ],
    [
      'is not charged with trouble of which nobody knows since when',
      '01:00',
      fares('critical', aFinding(undefined)),
      {},
    ],
    [
      'is not charged with what followed an earlier deployment',
      '01:00',
      fares('critical', {
        ...CRASH,
        followed: {
          what: 'application shop',
          at: '2026-01-01T09:50:00.000Z',
          afterSeconds: 1,
        },
      }),
      {},
    ],
    [
      'is not charged with what followed another application',
      '01:00',
      fares('critical', {
        ...CRASH,
        followed: {
          what: 'revision abc of application api',
          at: at('00:00'),
          afterSeconds: 1,
        },
      }),
      {},
    ],
    [
      'is not charged with what does not count yet',
      '01:00',
      fares('critical', { ...CRASH, pendingUntil: at('02:00') }),
      {},
    ],
    [
      'is neither well nor ill in maintenance',
      '01:00',
      { ...fares('suspended', CRASH), maintenance: {} },
      {},
    ],
    [
      'is degraded when it was not well in all that time',
      '15:01',
      fares('progressing'),
      { outcome: 'degraded' },
    ],
    [
      'is well when it came to be so at the last moment',
      '15:01',
      fares('healthy'),
      { outcome: 'healthy', healthyAt: at('15:01') },
    ],
    [
      'is unknown when nothing could be read',
      '15:01',
      fares('unknown'),
      { outcome: 'unknown' },
    ],
    [
      'is unknown to who comes much later',
      '20:00',
      fares('critical'),
      { outcome: 'unknown' },
    ],
  ])('%s', (_, now, fare, expected) => {
    expect(
      judgeOutcome(aRecord(), fare, {
        now: Date.parse(at(now)),
      }),
    ).toEqual({ ...aRecord(), ...expected });
  });

  const later = { now: Date.parse(at('05:00')) };

  it('stays healthy or unknown as it is when another takes its place', () => {
    const judge = (healthyAt?: string) =>
      judgeOutcome(aRecord({ healthyAt }), fares('critical', CRASH), {
        ...later,
        supersededBy: 'sync',
      });
    expect(judge(at('01:00')).outcome).toBe('healthy');
    expect(judge()).toMatchObject({ outcome: 'unknown', findings: [] });
  });

  it.each([
    ['degraded when nothing was ever well with it', undefined, 'degraded'],
    ['healthy when it was well before', at('01:00'), 'healthy'],
  ])('is, once it is rolled back, %s', (_, healthyAt, outcome) => {
    const judged = judgeOutcome(aRecord({ healthyAt }), fares('critical'), {
      ...later,
      supersededBy: 'rollback',
    });
    expect(judged.outcome).toBe(outcome);
  });

  it('says when it was well again, once', () => {
    const degraded = aRecord({ outcome: 'degraded', healthyAt: at('00:30') });
    const restored = judgeOutcome(degraded, fares('healthy'), later);
    expect(restored).toMatchObject({
      outcome: 'degraded',
      healthyAt: at('00:30'),
      restoredAt: at('05:00'),
    });
    const again = { ...later, now: Date.parse(at('06:00')) };
    expect(judgeOutcome(restored, fares('healthy'), again)).toEqual(restored);
  });

  it('tells the same trouble once, whatever its numbers, and its worst', () => {
    const crashes = (times: number, severity: 'critical' | 'warning') =>
      aFinding('00:00', {
        severity,
        message: `web crashed ${times} times.`,
      });
    const first = judgeOutcome(
      aRecord(),
      fares('warning', crashes(1, 'warning')),
      later,
    );
    const second = judgeOutcome(
      first,
      fares('critical', crashes(2, 'critical'), crashes(3, 'warning')),
      later,
    );
    expect(second.findings).toEqual([
      { ...TROUBLE, message: 'web crashed 2 times.' },
    ]);
  });

  it('says nothing of one that runs', () => {
    const running = aRecord({ result: 'running', finishedAt: undefined });
    expect(judgeOutcome(running, fares('critical', CRASH), later)).toBe(
      running,
    );
  });
});
