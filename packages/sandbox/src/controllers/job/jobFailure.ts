import { PodView } from '../objects/pod';
import { Timeline } from '../Timeline';
import { JobPods, restartsOf } from './jobPods';
import { JobView } from './jobs';

export interface JobFailure {
  reason: 'BackoffLimitExceeded' | 'DeadlineExceeded';
  message: string;
}

/** Why a Job has to be given up; undefined when it may go on. */
export function failureOf(
  job: JobView,
  { active, failed }: JobPods,
  timeline: Timeline,
): JobFailure | undefined {
  const { backoffLimit } = job.spec;
  if (failed > backoffLimit || restartsExceed(active, backoffLimit)) {
    return {
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
    };
  }
  return deadlineSeconds(job, timeline) === 0
    ? {
        reason: 'DeadlineExceeded',
        message: 'Job was active longer than specified deadline',
      }
    : undefined;
}

/** Seconds that the Job may still run; undefined when it has no deadline. */
export function deadlineSeconds(
  { spec, status }: JobView,
  timeline: Timeline,
): number | undefined {
  const { activeDeadlineSeconds } = spec;
  return activeDeadlineSeconds === undefined || !status.startTime
    ? undefined
    : Math.max(
        0,
        activeDeadlineSeconds - timeline.secondsSince(status.startTime),
      );
}

function restartsExceed(active: readonly PodView[], limit: number): boolean {
  const restarting = active.filter(
    ({ spec }) => spec.restartPolicy === 'OnFailure',
  );
  const restarts = restartsOf(restarting);
  return limit === 0 ? restarts > 0 : restarts >= limit;
}
