import type { CronJob } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { type CronSchedule, readSchedule } from '../cronSchedule';
import { runNowCommand } from '../jobs';
import { parseTime } from '../time';

/** When a run was due, and whether the schedule of today is known to have held then. */
interface DueRun {
  at: number;
  isCertain: boolean;
}

/**
 * The next run that was due after the last one. Times before the last change of the CronJob say
 * nothing: it may have had another schedule, or have been suspended.
 */
function dueRun(
  { metadata, status }: CronJob,
  { nextAfter }: CronSchedule,
): DueRun | undefined {
  const last = parseTime(status.lastScheduleTime ?? metadata.creationTimestamp);
  const changed = parseTime(metadata.specChangedAt);
  if (last === undefined) {
    return undefined;
  }
  if (changed !== undefined && changed > last) {
    return { at: nextAfter(changed), isCertain: true };
  }
  // A run that does not fit the schedule was of another, or of the controller's own time zone.
  const isOfSchedule =
    status.lastScheduleTime === undefined || nextAfter(last - 1000) === last;
  return isOfSchedule && (changed !== undefined || metadata.generation === 1)
    ? { at: nextAfter(last), isCertain: true }
    : { at: nextAfter(nextAfter(last)), isCertain: false };
}

function timeWords(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export const cronLate = createObjectRule('CronJob', {
  id: 'cron.late',
  holdSeconds: 0,
  thresholds: { graceSeconds: 300 },
  concerns: ({ spec, status }) =>
    spec.suspend !== true &&
    !(spec.concurrencyPolicy === 'Forbid' && status.active.length > 0),
  judge(cronJob, { now, thresholds }) {
    const { metadata, spec, status } = cronJob;
    const schedule = readSchedule(spec);
    // A schedule that means nothing is another rule's.
    const due = 'problem' in schedule ? undefined : dueRun(cronJob, schedule);
    const grace = Math.max(
      thresholds.graceSeconds,
      spec.startingDeadlineSeconds ?? 0,
    );
    if (due === undefined || now.getTime() <= due.at + grace * 1000) {
      return undefined;
    }
    return {
      severity: due.isCertain ? 'critical' : 'warning',
      reason: 'MissedSchedule',
      says: due.isCertain
        ? `is late: a run was due at ${timeWords(due.at)}`
        : `seems late: by its schedule of today, a run was due at ${timeWords(
            due.at,
          )}`,
      remediation: [
        `Read what the controller says: ${describeCommand(
          'CronJob',
          metadata,
        )}.`,
        `Run it now: ${runNowCommand(metadata.namespace, metadata.name)}.`,
      ],
      evidence: [
        { path: 'spec.schedule', value: spec.schedule ?? '' },
        {
          path: 'status.lastScheduleTime',
          value: status.lastScheduleTime ?? 'never',
        },
      ],
      began: new Date(due.at).toISOString(),
    };
  },
});
