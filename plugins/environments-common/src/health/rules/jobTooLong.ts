import type { Job } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { durationWords } from '../durations';
import type { FactIndex } from '../FactIndex';
import {
  cronJobOf,
  failureOf,
  hasSucceeded,
  jobLogsCommand,
  secondsTaken,
} from '../jobs';
import { parseTime } from '../time';

/** The middle of how long the kept runs of the same CronJob took, where there are enough. */
function usualSeconds(
  job: Job,
  index: FactIndex,
  leastRuns: number,
): number | undefined {
  const uid = cronJobOf(job)?.uid;
  const taken = (uid ? index.jobsOf(uid) : [])
    .flatMap(other => secondsTaken(other) ?? [])
    .sort((a, b) => a - b);
  if (taken.length < Math.max(leastRuns, 1)) {
    return undefined;
  }
  const middle = taken.length / 2;
  return Number.isInteger(middle)
    ? (taken[middle - 1] + taken[middle]) / 2
    : taken[Math.floor(middle)];
}

export const jobTooLong = createObjectRule('Job', {
  id: 'job.too-long',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: {
    afterSeconds: 43_200,
    medianFactor: 3,
    leastRuns: 2,
    // Runs that take seconds are not late after some more.
    leastSeconds: 900,
  },
  concerns: job =>
    (job.status.active ?? 0) > 0 &&
    job.spec.suspend !== true &&
    !hasSucceeded(job) &&
    failureOf(job) === undefined &&
    parseTime(job.status.startTime) !== undefined,
  judge(job, { index, now, thresholds }) {
    const { metadata, status } = job;
    const { afterSeconds, medianFactor, leastRuns, leastSeconds } = thresholds;
    const usual = usualSeconds(job, index, leastRuns);
    const limit =
      usual === undefined
        ? afterSeconds
        : Math.max(usual * medianFactor, leastSeconds);
    const due = (parseTime(status.startTime) ?? Infinity) + limit * 1000;
    if (now.getTime() <= due) {
      return undefined;
    }
    const comparison =
      usual === undefined
        ? ''
        : `; its runs usually take ${durationWords(usual)}`;
    return {
      severity: 'warning',
      reason: 'JobTooLong',
      says: `runs for longer than ${durationWords(limit)}${comparison}`,
      remediation: [
        `Read what it does: ${jobLogsCommand(metadata)}.`,
        `See whether its Pods run or wait: ${describeCommand(
          'Job',
          metadata,
        )}.`,
        'Set activeDeadlineSeconds, so that a run which hangs ends by itself.',
      ],
      evidence: [
        { path: 'status.startTime', value: status.startTime ?? '' },
        { path: 'status.active', value: String(status.active ?? 0) },
      ],
      began: new Date(due).toISOString(),
    };
  },
});
