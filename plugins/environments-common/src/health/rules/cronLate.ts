import { CronExpressionParser } from 'cron-parser';
import type { CronJob } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { parseTime } from '../time';

/** When the run after the last one was due; undefined where the schedule cannot be read. */
function nextRun({ metadata, spec, status }: CronJob): number | undefined {
  const last = parseTime(status.lastScheduleTime ?? metadata.creationTimestamp);
  if (last === undefined || !spec.schedule) {
    return undefined;
  }
  try {
    return CronExpressionParser.parse(spec.schedule, {
      currentDate: new Date(last),
      tz: spec.timeZone ?? 'UTC',
    })
      .next()
      .getTime();
  } catch {
    // A schedule that means nothing is never late.
    return undefined;
  }
}

export const cronLate = createObjectRule('CronJob', {
  id: 'cron.late',
  holdSeconds: 0,
  thresholds: { graceSeconds: 300 },
  judge(cronJob, { now, thresholds }) {
    const { metadata, spec, status } = cronJob;
    const waits =
      spec.concurrencyPolicy === 'Forbid' && status.active.length > 0;
    const due = spec.suspend || waits ? undefined : nextRun(cronJob);
    const grace = Math.max(
      thresholds.graceSeconds,
      spec.startingDeadlineSeconds ?? 0,
    );
    if (due === undefined || now.getTime() <= due + grace * 1000) {
      return undefined;
    }
    const dueTime = new Date(due).toISOString();
    return {
      severity: 'critical',
      reason: 'MissedSchedule',
      says: `is late: a run was due at ${dueTime
        .slice(0, 16)
        .replace('T', ' ')} UTC`,
      remediation: [
        `Read what the controller says: ${describeCommand(
          'CronJob',
          metadata,
        )}.`,
        `Run it now: \`kubectl create job --from=cronjob/${metadata.name} ${metadata.name}-now -n ${metadata.namespace}\`.`,
      ],
      evidence: [
        { path: 'spec.schedule', value: spec.schedule ?? '' },
        {
          path: 'status.lastScheduleTime',
          value: status.lastScheduleTime ?? 'never',
        },
      ],
      began: dueTime,
    };
  },
});
