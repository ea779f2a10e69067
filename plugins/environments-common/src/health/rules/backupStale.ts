import type { CronJob } from '../../kubernetes';
import { backupAdvice, isBackup } from '../backups';
import { createObjectRule } from '../createRule';
import { readSchedule } from '../cronSchedule';
import { durationWords } from '../durations';
import { parseTime } from '../time';

/** Enough to see the weekend of a schedule that runs on working days. */
const RUNS_AHEAD = 8;

/** The longest pause between the next runs, in seconds; undefined where there is no schedule. */
function longestPause({ spec }: CronJob, now: number): number | undefined {
  const schedule = readSchedule(spec);
  if ('problem' in schedule) {
    return undefined;
  }
  let longest = 0;
  let run = schedule.nextAfter(now);
  // A schedule can come to an end: then it has no next run.
  for (let ahead = 1; ahead < RUNS_AHEAD && Number.isFinite(run); ahead++) {
    const next = schedule.nextAfter(run);
    longest = Math.max(longest, next - run);
    run = next;
  }
  return longest / 1000;
}

export const backupStale = createObjectRule('CronJob', {
  id: 'backup.stale',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: { minimumSeconds: 93_600, periods: 1.5 },
  // Of one that is suspended, cron.suspended speaks.
  concerns: ({ metadata, spec }) => isBackup(metadata) && !spec.suspend,
  judge(cronJob, { now, thresholds }) {
    const { metadata, spec, status } = cronJob;
    const newest = parseTime(status.lastSuccessfulTime);
    const reference = newest ?? parseTime(metadata.creationTimestamp);
    if (reference === undefined) {
      return undefined;
    }
    const seconds = (now.getTime() - reference) / 1000;
    const { minimumSeconds, periods } = thresholds;
    if (seconds <= minimumSeconds) {
      return undefined;
    }
    const pause = longestPause(cronJob, now.getTime()) ?? 0;
    const limit = Math.max(minimumSeconds, periods * pause);
    if (seconds <= limit) {
      return undefined;
    }
    const age = durationWords(seconds);
    return {
      severity: 'critical',
      reason: newest === undefined ? 'NoBackup' : 'BackupStale',
      says:
        newest === undefined
          ? `has not made a backup since it was created ${age} ago`
          : `made its newest backup ${age} ago, and should have made another`,
      alike: 'BackupStale',
      remediation: [
        `See its last runs: \`kubectl get jobs -n ${metadata.namespace}\`, and the logs of the one that failed.`,
        ...backupAdvice(metadata),
        `Then make a backup now: \`kubectl create job --from=cronjob/${metadata.name} ${metadata.name}-now -n ${metadata.namespace}\`.`,
      ],
      evidence: [
        {
          path: 'status.lastSuccessfulTime',
          value: status.lastSuccessfulTime ?? 'never',
        },
        { path: 'spec.schedule', value: spec.schedule ?? '' },
      ],
      began: new Date(reference + limit * 1000).toISOString(),
    };
  },
});
