import type { BackupItem } from '../api/inventory';
import { isBackup } from '../health/backups';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import {
  beganAt,
  failureOf,
  groupByCronJob,
  hasSucceeded,
} from '../health/jobs';
import { subjectOf } from '../health/subjects';
import { parseTime } from '../health/time';
import type { CronJob, Job, ObjectMetadata } from '../kubernetes';

/**
 * For how many days the backups of a CronJob are kept.
 *
 * @public
 */
export const ANNOTATION_BACKUP_RETENTION_DAYS =
  'flightdeck.dev/backup-retention-days';

/** The CronJobs that make backups. Undefined when CronJobs could not be read. */
export function assembleBackups({
  objects,
}: EnvironmentFacts): BackupItem[] | undefined {
  const jobs = groupByCronJob(objects.Job ?? []);
  return objects.CronJob?.filter(({ metadata }) => isBackup(metadata)).map(
    cronJob => {
      const runs = [...(jobs.get(cronJob.metadata.uid) ?? [])];
      runs.sort((a, b) => beganAt(b) - beganAt(a));
      return describeBackup(cronJob, runs);
    },
  );
}

/** Of a CronJob and the Jobs that it made, the newest first. */
function describeBackup(cronJob: CronJob, runs: readonly Job[]): BackupItem {
  const { metadata, spec, status } = cronJob;
  return {
    subject: subjectOf('CronJob', metadata),
    schedule: spec.schedule,
    timeZone: spec.timeZone,
    suspended: spec.suspend === true,
    lastSuccessAt: newest([
      status.lastSuccessfulTime,
      ...runs.filter(hasSucceeded).map(run => run.status.completionTime),
    ]),
    ...describeLastRun(cronJob, runs),
    retentionDays: readRetention(metadata),
  };
}

function describeLastRun(
  { status }: CronJob,
  runs: readonly Job[],
): Pick<BackupItem, 'lastRun' | 'lastRunAt'> {
  const { active, lastScheduleTime, lastSuccessfulTime } = status;
  const last = runs.at(0);
  const scheduled = parseTime(lastScheduleTime) ?? -Infinity;
  // A Job is made after the time that it was scheduled for: an older one is not of the last run.
  if (last && beganAt(last) >= scheduled) {
    return { lastRun: outcomeOf(last), lastRunAt: startOf(last) };
  }
  if (active.length > 0) {
    return { lastRun: 'running', lastRunAt: lastScheduleTime };
  }
  const succeeded = (parseTime(lastSuccessfulTime) ?? -Infinity) >= scheduled;
  return {
    lastRun: lastScheduleTime && succeeded ? 'succeeded' : 'unknown',
    lastRunAt: lastScheduleTime,
  };
}

function startOf({ metadata, status }: Job): string | undefined {
  return status.startTime ?? metadata.creationTimestamp;
}

function outcomeOf(job: Job): BackupItem['lastRun'] {
  if (hasSucceeded(job)) {
    return 'succeeded';
  }
  if (failureOf(job)) {
    return 'failed';
  }
  const isSuspended = job.status.conditions.some(
    ({ type, status }) => type === 'Suspended' && status === 'True',
  );
  return isSuspended ? 'unknown' : 'running';
}

function newest(times: readonly (string | undefined)[]): string | undefined {
  const [last] = times
    .filter(time => parseTime(time) !== undefined)
    .sort((a, b) => (parseTime(b) ?? 0) - (parseTime(a) ?? 0));
  return last;
}

function readRetention({ annotations }: ObjectMetadata): number | undefined {
  const text = annotations[ANNOTATION_BACKUP_RETENTION_DAYS];
  return /^\d{1,5}$/.test(text ?? '') ? Number(text) : undefined;
}
