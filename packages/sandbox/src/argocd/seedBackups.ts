import { CronExpressionParser } from 'cron-parser';
import { ownerReference } from '../controllers/Controller';
import { CronJobView, readCronJob } from '../controllers/cronjob/cronJobs';
import { writeStatus } from '../controllers/writeStatus';
import type { Cluster } from '../kubernetes/Cluster';
import { formatTime } from '../kubernetes/objectMetadata';

const BACKUP_LABEL = 'flightdeck.dev/backup';
/** So many seconds a backup took. */
const SECONDS = 214;

/** Writes what the CronJobs that make backups did in the nights before the sandbox started. */
export function seedBackups(cluster: Cluster, now: Date): void {
  const backups = cluster
    .list('CronJob')
    .filter(({ metadata }) => metadata.labels?.[BACKUP_LABEL] === 'true')
    .map(readCronJob);
  for (const cron of backups) {
    const times = lastTimes(cron, now);
    times.forEach(time => addJob(cluster, cron, time));
    const last = times.at(0);
    if (last) {
      writeStatus(cluster, cron.object, {
        lastScheduleTime: formatTime(last),
        lastSuccessfulTime: formatTime(endOf(last)),
      });
    }
  }
}

/** As many times as the history keeps, the last first. */
function lastTimes({ spec }: CronJobView, now: Date): Date[] {
  const schedule = CronExpressionParser.parse(spec.schedule, {
    tz: spec.timeZone ?? 'UTC',
    // What would still be running is the controller's to start.
    currentDate: new Date(now.getTime() - SECONDS * 1000),
  });
  return Array.from({ length: spec.successfulJobsHistoryLimit }, () =>
    schedule.prev().toDate(),
  );
}

function endOf(start: Date): Date {
  return new Date(start.getTime() + SECONDS * 1000);
}

function addJob(cluster: Cluster, cron: CronJobView, time: Date): void {
  const { metadata, spec } = cron;
  const end = formatTime(endOf(time));
  const condition = (type: string) => ({
    type,
    status: 'True',
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
    lastProbeTime: end,
    lastTransitionTime: end,
  });
  cluster.create({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `${metadata.name}-${Math.floor(time.getTime() / 60_000)}`,
      namespace: metadata.namespace,
      labels: spec.jobTemplate.metadata.labels,
      annotations: {
        'batch.kubernetes.io/cronjob-scheduled-timestamp': formatTime(time),
      },
      ownerReferences: [ownerReference(cron.object)],
    },
    spec: spec.jobTemplate.spec,
    status: {
      startTime: formatTime(time),
      completionTime: end,
      succeeded: 1,
      ready: 0,
      terminating: 0,
      uncountedTerminatedPods: {},
      conditions: ['SuccessCriteriaMet', 'Complete'].map(condition),
    },
  });
}
