import { KubeObject } from '../../kubernetes/Cluster';
import {
  Controller,
  ControllerContext,
  isControlledBy,
  keyOf,
  ObjectKey,
  ownerKeys,
  ownerReference,
} from '../Controller';
import { endOf, JobView, readJob } from '../job/jobs';
import { timestamp } from '../Timeline';
import { writeStatus } from '../writeStatus';
import { CronJobView, readCronJob } from './cronJobs';
import { FIRST_RUN_SECONDS, firstRunOf, isNew } from './firstRun';
import { findDue } from './schedule';

const SCHEDULED_ANNOTATION = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

/** Creates Jobs when their time has come, and removes those that nobody needs to see any more. */
export class CronJobController implements Controller {
  readonly name = 'cronjob-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    switch (object.kind) {
      case 'CronJob':
        return [keyOf(object)];
      case 'Job':
        return ownerKeys(object, 'CronJob');
      default:
        return [];
    }
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const object = this.#context.cluster.get('CronJob', namespace, name);
    if (!object || object.metadata.deletionTimestamp) {
      return undefined;
    }
    const cron = readCronJob(object);
    this.#tellOfEnds(cron);
    this.#clean(cron);
    if (cron.spec.suspend) {
      this.#write(cron, cron.status.lastScheduleTime);
      return undefined;
    }
    const waits = this.#runFirst(cron);
    const { missed, seconds } = findDue(cron, this.#context.timeline);
    const started = missed && this.#start(cron, missed);
    this.#write(
      cron,
      started ? timestamp(missed) : cron.status.lastScheduleTime,
    );
    return Math.min(seconds, waits ?? seconds);
  }

  /** Lets a backup that has never run do so once. Returns the seconds until that. */
  #runFirst(cron: CronJobView): number | undefined {
    const { cluster, timeline } = this.#context;
    if (!isNew(cron) || this.#jobs(cron).length > 0) {
      return undefined;
    }
    const age = timeline.secondsSince(cron.metadata.creationTimestamp);
    if (age < FIRST_RUN_SECONDS) {
      return FIRST_RUN_SECONDS - age;
    }
    const job = cluster.create(firstRunOf(cron));
    this.#record(
      cron,
      'FirstRun',
      `Created job ${job.metadata.name}: the sandbox runs a backup once when it is new`,
    );
    return undefined;
  }

  #jobs({ object }: CronJobView): JobView[] {
    return this.#context.cluster
      .list('Job', object.metadata.namespace)
      .filter(job => isControlledBy(job, object))
      .map(readJob);
  }

  /** Returns whether the time is served. */
  #start(cron: CronJobView, time: Date): boolean {
    const { cluster } = this.#context;
    const { concurrencyPolicy, jobTemplate } = cron.spec;
    const running = this.#jobs(cron).filter(job => !endOf(job));
    if (concurrencyPolicy === 'Forbid' && running.length > 0) {
      this.#record(
        cron,
        'JobAlreadyActive',
        'Not starting job because prior execution is running and concurrency policy is Forbid',
      );
      return false;
    }
    if (concurrencyPolicy === 'Replace') {
      running.forEach(job => this.#delete(cron, job));
    }
    const { namespace = '' } = cron.metadata;
    const name = `${cron.metadata.name}-${Math.floor(time.getTime() / 60_000)}`;
    if (!cluster.get('Job', namespace, name)) {
      cluster.create({
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
          name,
          namespace,
          labels: jobTemplate.metadata.labels,
          annotations: {
            ...jobTemplate.metadata.annotations,
            [SCHEDULED_ANNOTATION]: timestamp(time),
          },
          ownerReferences: [ownerReference(cron.object)],
        },
        spec: jobTemplate.spec,
      });
      this.#record(cron, 'SuccessfulCreate', `Created job ${name}`);
    }
    return true;
  }

  #tellOfEnds(cron: CronJobView): void {
    const known = new Set(cron.status.active.map(({ uid }) => uid));
    for (const job of this.#jobs(cron)) {
      const end = endOf(job);
      if (end && known.has(job.metadata.uid)) {
        this.#record(
          cron,
          'SawCompletedJob',
          `Saw completed job: ${job.metadata.name}, condition: ${end}`,
        );
      }
    }
  }

  /** Keeps as many Jobs that ended as the history asks for, the youngest. */
  #clean(cron: CronJobView): void {
    const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = cron.spec;
    const ended = this.#jobs(cron).sort((left, right) =>
      (right.status.startTime ?? '').localeCompare(left.status.startTime ?? ''),
    );
    const surplus = [
      ...ended
        .filter(job => endOf(job) === 'Complete')
        .slice(successfulJobsHistoryLimit),
      ...ended
        .filter(job => endOf(job) === 'Failed')
        .slice(failedJobsHistoryLimit),
    ];
    surplus.forEach(job => this.#delete(cron, job));
  }

  #delete(cron: CronJobView, { metadata }: JobView): void {
    const { namespace = '', name } = metadata;
    this.#context.cluster.delete('Job', namespace, name);
    this.#record(cron, 'SuccessfulDelete', `Deleted job ${name}`);
  }

  #write(cron: CronJobView, lastScheduleTime: string | undefined): void {
    const jobs = this.#jobs(cron);
    const active = jobs.filter(job => !endOf(job));
    const successes = jobs.flatMap(({ status }) => status.completionTime ?? []);
    const times = [...successes, cron.status.lastSuccessfulTime ?? []];
    writeStatus(this.#context.cluster, cron.object, {
      ...(active.length > 0 && {
        active: active.map(({ object, metadata }) => ({
          apiVersion: object.apiVersion,
          kind: object.kind,
          name: metadata.name,
          namespace: metadata.namespace,
          uid: metadata.uid,
          resourceVersion: metadata.resourceVersion,
        })),
      }),
      lastScheduleTime,
      lastSuccessfulTime: times.flat().sort().at(-1),
    });
  }

  #record({ object }: CronJobView, reason: string, message: string): void {
    this.#context.recorder.record(object, {
      type: 'Normal',
      reason,
      message,
      component: this.name,
    });
  }
}
