import { calculateDora } from './calculateDora';
import type { DeploymentRecord } from './DeploymentRecord';

const at = (time: string) => `2026-01-02T${time}.000Z`;
const SPAN = {
  from: new Date('2026-01-01T00:00:00Z'),
  to: new Date('2026-01-11T00:00:00Z'),
  recordedSince: new Date('2025-01-01T00:00:00Z'),
};

function aRecord(
  begin: string,
  end: string,
  change: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  return {
    id: begin,
    environmentRef: 'resource:default/shop-prod',
    application: {
      engine: 'argocd',
      instance: 'main',
      namespace: 'argocd',
      name: 'shop',
    },
    kind: 'sync',
    result: 'succeeded',
    release: { key: '', name: '', images: [], revisions: [] },
    automated: false,
    startedAt: at(begin),
    finishedAt: at(end),
    commits: [],
    outcome: 'unknown',
    findings: [],
    ...change,
  };
}

const trouble = (since: string) => ({
  rule: 'pod.crash-loop',
  severity: 'critical' as const,
  message: 'web crashes.',
  since: at(since),
});

describe('calculateDora', () => {
  it.each<[string, DeploymentRecord[], object]>([
    [
      'says nothing of nothing',
      [],
      { deployments: 0, changeFailureRatio: undefined, failures: 0 },
    ],
    [
      'counts what ended, and not parts, rollbacks or what is unknown',
      [
        aRecord('10:00:00', '10:01:00'),
        aRecord('11:00:00', '11:01:00', { kind: 'partial-sync' }),
        aRecord('12:00:00', '12:01:00', { result: 'unknown' }),
        aRecord('13:00:00', '13:01:00', { result: 'running' }),
      ],
      { deployments: 1, deploymentsPerDay: 0.1, changeFailureRatio: 0 },
    ],
    [
      'restores a failed one with the next that is healthy',
      [
        aRecord('11:00:00', '11:01:00', {
          healthyAt: at('11:03:00'),
          outcome: 'healthy',
        }),
        aRecord('10:00:00', '10:01:00', { result: 'failed' }),
      ],
      {
        deployments: 2,
        deploymentsPerDay: 0.1,
        changeFailureRatio: 0.5,
        timeToRestoreSeconds: 3_720,
        restores: 1,
      },
    ],
    [
      'charges trouble from its begin to the health that came back',
      [
        aRecord('10:00:00', '10:01:00', {
          findings: [trouble('10:00:30')],
          healthyAt: at('10:05:30'),
        }),
      ],
      { changeFailureRatio: 1, timeToRestoreSeconds: 300, restores: 1 },
    ],
    [
      'restores what was healthy before with what was well again',
      [
        aRecord('10:00:00', '10:01:00', {
          findings: [trouble('10:10:00')],
          healthyAt: at('10:02:00'),
          restoredAt: at('10:20:00'),
        }),
      ],
      { timeToRestoreSeconds: 600, restores: 1 },
    ],
    [
      'takes the end of a deployment that nobody watched for its health',
      [
        aRecord('10:00:00', '10:01:00', { result: 'failed' }),
        aRecord('11:00:00', '11:01:00', { healthyAt: at('18:00:00') }),
      ],
      { timeToRestoreSeconds: 3_600, restores: 1 },
    ],
    [
      'charges a rollback to the deployment before it',
      [
        aRecord('09:00:00', '09:01:00'),
        aRecord('10:00:00', '10:01:00'),
        aRecord('10:30:00', '10:31:00', { kind: 'rollback' }),
      ],
      { deployments: 2, failures: 1, timeToRestoreSeconds: 1_800 },
    ],
    [
      'does not restore with another application',
      [
        aRecord('10:00:00', '10:01:00', { result: 'failed' }),
        aRecord('11:00:00', '11:01:00', {
          environmentRef: 'resource:default/other',
        }),
      ],
      { failures: 1, restores: 0, timeToRestoreSeconds: undefined },
    ],
    [
      'takes a commit from its making to where it first arrived',
      [
        aRecord('10:00:00', '10:01:00', {
          commits: [
            { revision: 'a', committedAt: at('09:01:00') },
            { revision: 'b', committedAt: at('09:31:00') },
            { revision: 'unknown' },
          ],
        }),
        aRecord('12:00:00', '12:01:00', {
          commits: [{ revision: 'a', committedAt: at('09:01:00') }],
        }),
      ],
      { leadTimeCommits: 2, leadTimeSeconds: 2_700 },
    ],
  ])('%s', (_, records, figures) => {
    expect(calculateDora(records, SPAN)).toMatchObject(figures);
  });

  it('spreads over the days that are recorded, and says nothing when none is', () => {
    const records = [aRecord('10:00:00', '10:01:00')];
    const since = new Date('2026-01-06T00:00:00Z');
    expect(
      [since, undefined].map(
        recordedSince =>
          calculateDora(records, { ...SPAN, recordedSince }).deploymentsPerDay,
      ),
    ).toEqual([0.2, undefined]);
  });
});
