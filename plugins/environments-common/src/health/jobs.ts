import type { Job, ObjectMetadata, Pod } from '../kubernetes';
import type { FactIndex } from './FactIndex';
import { isFinished } from './pods';
import { parseTime } from './time';

function conditionOf({ status }: Job, type: string) {
  return status.conditions.find(
    condition => condition.type === type && condition.status === 'True',
  );
}

/** Whether the Job has reached its aim, though Pods of it may still be ending. */
export function hasSucceeded(job: Job): boolean {
  return (
    conditionOf(job, 'Complete') !== undefined ||
    conditionOf(job, 'SuccessCriteriaMet') !== undefined
  );
}

/** The condition of a Job that was given up. */
export function failureOf(job: Job) {
  return hasSucceeded(job) ? undefined : conditionOf(job, 'Failed');
}

/** Whether a Pod has ended that a Job ran which went on without it and succeeded. */
export function isMadeGood(pod: Pod, index: FactIndex): boolean {
  const owner = isFinished(pod) ? index.ownerOf(pod) : undefined;
  const job =
    owner?.kind === 'Job' &&
    index.find('Job', pod.metadata.namespace, owner.name);
  return job !== false && job !== undefined && hasSucceeded(job);
}

/** The CronJob that made the Job. */
export function cronJobOf({ metadata }: Job) {
  return metadata.ownerReferences.find(({ kind }) => kind === 'CronJob');
}

/** When a Job began, in milliseconds since the epoch. */
export function beganAt({ metadata, status }: Job): number {
  return parseTime(status.startTime ?? metadata.creationTimestamp) ?? 0;
}

/** How long a Job took that succeeded, in seconds. */
export function secondsTaken(job: Job): number | undefined {
  const start = parseTime(job.status.startTime);
  const end = parseTime(job.status.completionTime);
  return start === undefined || end === undefined || !hasSucceeded(job)
    ? undefined
    : (end - start) / 1000;
}

/** The command that prints what the Pods of a Job wrote. */
export function jobLogsCommand({ namespace, name }: ObjectMetadata): string {
  return `\`kubectl logs -n ${namespace} job/${name} --all-containers\``;
}

/** The command that runs a CronJob at once, whatever its schedule. */
export function runNowCommand(namespace: string, cronJob: string): string {
  return `\`kubectl create job --from=cronjob/${cronJob} ${cronJob}-now -n ${namespace}\``;
}

/** Jobs by the uid of the CronJob that made them. */
export function groupByCronJob(
  jobs: readonly Job[],
): ReadonlyMap<string, readonly Job[]> {
  const groups = new Map<string, Job[]>();
  for (const job of jobs) {
    const uid = cronJobOf(job)?.uid;
    if (uid) {
      const group = groups.get(uid);
      if (group) {
        group.push(job);
      } else {
        groups.set(uid, [job]);
      }
    }
  }
  return groups;
}
