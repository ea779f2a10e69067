import type { Job } from '../../kubernetes';
import { describeCommand } from '../advice';
import { backupAdvice } from '../backups';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import {
  beganAt,
  cronJobOf,
  failureOf,
  hasSucceeded,
  jobLogsCommand,
  runNowCommand,
} from '../jobs';
import { parseTime, secondsSince } from '../time';
import { countOf, quote } from '../words';

type Failure = NonNullable<ReturnType<typeof failureOf>>;

function explain({ reason, message }: Failure, { status }: Job): string {
  switch (reason) {
    case 'BackoffLimitExceeded':
      return status.failed
        ? `its Pods failed ${countOf(status.failed, 'time')}`
        : 'its Pods failed too often';
    case 'DeadlineExceeded':
      return 'it ran for longer than its deadline';
    default:
      return quote(message ?? reason ?? 'no reason is given');
  }
}

/** The runs of the same CronJob, and the CronJob where it is known. */
function siblingsOf(job: Job, index: FactIndex) {
  const owner = cronJobOf(job);
  const cronJob =
    owner && index.find('CronJob', job.metadata.namespace, owner.name);
  const isOwner = cronJob?.metadata.uid === owner?.uid;
  return {
    cronJob: isOwner ? cronJob : undefined,
    others: owner ? index.jobsOf(owner.uid).filter(other => other !== job) : [],
  };
}

/** Of several failed runs of a CronJob the last one speaks. */
function isSpokenFor(job: Job, others: readonly Job[]): boolean {
  return others.some(
    other =>
      failureOf(other) !== undefined &&
      (beganAt(other) > beganAt(job) ||
        (beganAt(other) === beganAt(job) &&
          other.metadata.name > job.metadata.name)),
  );
}

export const jobFailed = createObjectRule('Job', {
  id: 'job.failed',
  isSymptom: true,
  holdSeconds: 0,
  // How long a failure that a later run made good for is told of.
  thresholds: { recentSeconds: 86_400 },
  concerns: job => failureOf(job) !== undefined,
  judge(job, context) {
    const { index, thresholds } = context;
    const { metadata } = job;
    const failure = failureOf(job);
    const { cronJob, others } = siblingsOf(job, index);
    if (!failure || isSpokenFor(job, others)) {
      return undefined;
    }
    const isMendedBy = (time: string | undefined) =>
      (parseTime(time) ?? -Infinity) > beganAt(job);
    const isMended =
      isMendedBy(cronJob?.status.lastSuccessfulTime) ||
      others.some(
        other => hasSucceeded(other) && beganAt(other) > beganAt(job),
      );
    if (
      isMended &&
      (secondsSince(failure.lastTransitionTime, context.now) ?? Infinity) >=
        thresholds.recentSeconds
    ) {
      return undefined;
    }
    const owner = cronJobOf(job);
    const isSuspended = cronJob?.spec.suspend === true;
    return {
      severity: isMended || isSuspended ? 'info' : 'critical',
      reason: failure.reason ?? 'JobFailed',
      says: `failed: ${explain(failure, job)}${
        isMended ? '; a later run succeeded' : ''
      }${isSuspended ? `; CronJob ${cronJob.metadata.name} is suspended` : ''}`,
      remediation: [
        `Read what it wrote: ${jobLogsCommand(metadata)}.`,
        `Read why it was given up: ${describeCommand('Job', metadata)}.`,
        ...backupAdvice(cronJob?.metadata ?? metadata),
        owner
          ? `Once the cause is mended, run it again: ${runNowCommand(
              metadata.namespace,
              owner.name,
            )}.`
          : 'Once the cause is mended, delete the Job and sync: it does not start again by itself.',
      ],
      evidence: [
        {
          path: 'status.conditions[Failed].reason',
          value: failure.reason ?? '',
        },
        {
          path: 'status.conditions[Failed].message',
          value: failure.message ?? '',
        },
      ],
      began: failure.lastTransitionTime,
    };
  },
});
