import type { CronJob } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import { readSchedule } from '../cronSchedule';

function problemOf({ spec }: CronJob): string | undefined {
  const schedule = readSchedule(spec);
  if ('problem' in schedule) {
    return schedule.problem;
  }
  return (spec.startingDeadlineSeconds ?? 0) < 0
    ? 'its startingDeadlineSeconds is negative'
    : undefined;
}

export const cronInvalid = createObjectRule('CronJob', {
  id: 'cron.invalid',
  holdSeconds: 0,
  thresholds: {},
  concerns: cronJob => problemOf(cronJob) !== undefined,
  judge(cronJob) {
    const { metadata, spec } = cronJob;
    return {
      severity: 'critical',
      reason: 'InvalidSchedule',
      says: `never runs: ${problemOf(cronJob)}`,
      remediation: [
        `Correct spec.schedule, spec.timeZone or spec.startingDeadlineSeconds of ${metadata.name} in Git and sync. A schedule is, for example, \`0 2 * * *\`: every day at 02:00.`,
      ],
      evidence: [
        { path: 'spec.schedule', value: spec.schedule ?? 'absent' },
        ...(spec.timeZone
          ? [{ path: 'spec.timeZone', value: spec.timeZone }]
          : []),
        ...(spec.startingDeadlineSeconds === undefined
          ? []
          : [
              {
                path: 'spec.startingDeadlineSeconds',
                value: String(spec.startingDeadlineSeconds),
              },
            ]),
      ],
    };
  },
});
