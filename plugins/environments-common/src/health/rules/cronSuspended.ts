import { isBackup } from '../backups';
import { createObjectRule } from '../createRule';

export const cronSuspended = createObjectRule('CronJob', {
  id: 'cron.suspended',
  holdSeconds: 0,
  thresholds: {},
  concerns: ({ spec }) => spec.suspend === true,
  judge({ metadata, status }) {
    const makesBackups = isBackup(metadata);
    return {
      severity: makesBackups ? 'warning' : 'suspended',
      reason: 'Suspended',
      says: makesBackups
        ? 'is suspended: no backups are made'
        : 'is suspended: it does not run',
      remediation: [
        `Let it run again in Git and sync, or \`kubectl patch cronjob ${metadata.name} -n ${metadata.namespace} -p '{"spec":{"suspend":false}}'\`.`,
      ],
      evidence: [
        { path: 'spec.suspend', value: 'true' },
        {
          path: 'status.lastScheduleTime',
          value: status.lastScheduleTime ?? 'never',
        },
      ],
    };
  },
});
