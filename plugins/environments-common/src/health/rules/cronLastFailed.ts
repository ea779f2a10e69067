import type { CronJob } from '../../kubernetes';
import { backupAdvice } from '../backups';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { beganAt, failureOf, jobLogsCommand, runNowCommand } from '../jobs';
import { parseTime } from '../time';

function hasFailed({ spec, status }: CronJob): boolean {
  const scheduled = parseTime(status.lastScheduleTime);
  const succeeded = parseTime(status.lastSuccessfulTime);
  return (
    // Of one that is suspended, cron.suspended speaks.
    spec.suspend !== true &&
    status.active.length === 0 &&
    scheduled !== undefined &&
    succeeded !== undefined &&
    succeeded < scheduled
  );
}

/** The last run that was given up, where it is still kept. */
function lastFailedRun({ metadata }: CronJob, index: FactIndex) {
  return index
    .jobsOf(metadata.uid)
    .filter(job => failureOf(job) !== undefined)
    .sort((a, b) => beganAt(b) - beganAt(a))
    .at(0);
}

export const cronLastFailed = createObjectRule('CronJob', {
  id: 'cron.last-failed',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: {},
  concerns: hasFailed,
  judge(cronJob, { index }) {
    const { metadata, status } = cronJob;
    const run = lastFailedRun(cronJob, index);
    return {
      severity: 'critical',
      reason: 'LastRunFailed',
      // Its Job may have been removed by hand: then nobody knows why there was no success.
      says: run
        ? 'failed when it ran last'
        : 'did not succeed when it ran last',
      remediation: [
        run
          ? `Read what that run wrote: ${jobLogsCommand(run.metadata)}.`
          : `Look at its runs: \`kubectl get jobs -n ${metadata.namespace}\`.`,
        ...backupAdvice(metadata),
        `Once the cause is mended, run it again: ${runNowCommand(
          metadata.namespace,
          metadata.name,
        )}.`,
      ],
      evidence: [
        {
          path: 'status.lastScheduleTime',
          value: status.lastScheduleTime ?? '',
        },
        {
          path: 'status.lastSuccessfulTime',
          value: status.lastSuccessfulTime ?? '',
        },
      ],
      began: status.lastScheduleTime,
    };
  },
});
