import { describeCommand } from '../advice';
import { backupAdvice } from '../backups';
import { createObjectRule } from '../createRule';
import { hasSucceeded } from '../jobs';

export const cronNeverSucceeded = createObjectRule('CronJob', {
  id: 'cron.never-succeeded',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: {},
  concerns: ({ spec, status }) =>
    // Of one that is suspended, cron.suspended speaks.
    spec.suspend !== true &&
    status.active.length === 0 &&
    status.lastScheduleTime !== undefined &&
    status.lastSuccessfulTime === undefined,
  judge({ metadata, status }, { index }) {
    // Old clusters do not write the time of the last success.
    if (index.jobsOf(metadata.uid).some(hasSucceeded)) {
      return undefined;
    }
    return {
      severity: 'warning',
      reason: 'NeverSucceeded',
      says: 'has run and never succeeded',
      remediation: [
        `Look at its runs: \`kubectl get jobs -n ${metadata.namespace}\`.`,
        `Read what the controller says: ${describeCommand(
          'CronJob',
          metadata,
        )}.`,
        ...backupAdvice(metadata),
      ],
      evidence: [
        {
          path: 'status.lastScheduleTime',
          value: status.lastScheduleTime ?? '',
        },
        { path: 'status.lastSuccessfulTime', value: 'absent' },
      ],
    };
  },
});
