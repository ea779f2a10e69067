import { theFacts } from '../__testUtils__/builders';
import {
  ago,
  NAMESPACE,
  rawObject,
  type Raw,
} from '../__testUtils__/builders/raw';
import { kubernetesProjections } from '../kubernetes';
import { assembleBackups } from './backups';

function aCronJob(parts: { metadata?: Raw; spec?: Raw; status?: Raw } = {}) {
  return kubernetesProjections.CronJob.parse(
    rawObject('dump', {
      metadata: {
        labels: { 'app.kubernetes.io/component': 'backup' },
        ...parts.metadata,
      },
      spec: { schedule: '0 3 * * *', timeZone: 'Europe/Berlin', ...parts.spec },
      status: parts.status,
    }),
  );
}

/** A Job of the CronJob that began so many seconds ago. */
function aRun(began: number, status: Raw = {}) {
  return kubernetesProjections.Job.parse(
    rawObject(`dump-${began}`, {
      metadata: {
        creationTimestamp: ago(began),
        ownerReferences: [
          { kind: 'CronJob', name: 'dump', uid: 'uid-dump', controller: true },
        ],
      },
      status: { startTime: ago(began), ...status },
    }),
  );
}

const ended = (type: string, at?: number) => ({
  conditions: [{ type, status: 'True' }],
  completionTime: at === undefined ? undefined : ago(at),
});

describe('assembleBackups', () => {
  it('tells of CronJobs that make backups, and of no others', () => {
    const facts = theFacts({
      objects: {
        CronJob: [
          aCronJob({
            metadata: {
              annotations: { 'flightdeck.dev/backup-retention-days': '14' },
            },
            spec: { suspend: true },
          }),
          aCronJob({ metadata: { name: 'mail', labels: {} } }),
        ],
      },
    });
    expect(assembleBackups(facts)).toEqual([
      {
        subject: {
          kind: 'CronJob',
          namespace: NAMESPACE,
          name: 'dump',
          uid: 'uid-dump',
        },
        schedule: '0 3 * * *',
        timeZone: 'Europe/Berlin',
        suspended: true,
        lastSuccessAt: undefined,
        lastRun: 'unknown',
        lastRunAt: undefined,
        retentionDays: 14,
      },
    ]);
  });

  it.each<[string, Raw, ReturnType<typeof aRun>[], Raw]>([
    [
      'the newest Job',
      { lastScheduleTime: ago(3_605), lastSuccessfulTime: ago(90_000) },
      [aRun(90_100, ended('Complete', 90_000)), aRun(3_600, ended('Failed'))],
      { lastRun: 'failed', lastRunAt: ago(3_600), lastSuccessAt: ago(90_000) },
    ],
    [
      'a Job that has succeeded, before the CronJob says so',
      { lastScheduleTime: ago(605) },
      [aRun(600, ended('Complete', 10))],
      { lastRun: 'succeeded', lastRunAt: ago(600), lastSuccessAt: ago(10) },
    ],
    [
      'a Job that runs',
      { lastScheduleTime: ago(605) },
      [aRun(600, { active: 1 })],
      { lastRun: 'running', lastRunAt: ago(600), lastSuccessAt: undefined },
    ],
    [
      'the CronJob, when the Job of the last run is gone',
      { lastScheduleTime: ago(600), lastSuccessfulTime: ago(500) },
      [aRun(90_100, ended('Failed'))],
      { lastRun: 'succeeded', lastRunAt: ago(600), lastSuccessAt: ago(500) },
    ],
    [
      'nobody, when it has not succeeded and its Job is gone',
      { lastScheduleTime: ago(600), lastSuccessfulTime: ago(90_000) },
      [],
      { lastRun: 'unknown', lastRunAt: ago(600), lastSuccessAt: ago(90_000) },
    ],
    [
      'the list of active Jobs, when Jobs are not seen',
      { lastScheduleTime: ago(60), active: [{ name: 'dump-60' }] },
      [],
      { lastRun: 'running', lastRunAt: ago(60), lastSuccessAt: undefined },
    ],
  ])('judges the last run by %s', (_, status, runs, expected) => {
    const facts = theFacts({
      objects: { CronJob: [aCronJob({ status })], Job: runs },
    });
    expect(assembleBackups(facts)).toMatchObject([expected]);
  });

  it.each(['soon', '-1', '1.5', ''])('keeps no retention of %j', days => {
    const facts = theFacts({
      objects: {
        CronJob: [
          aCronJob({
            metadata: {
              annotations: { 'flightdeck.dev/backup-retention-days': days },
            },
          }),
        ],
      },
    });
    expect(assembleBackups(facts)?.[0].retentionDays).toBeUndefined();
  });
});
