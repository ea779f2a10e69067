import { KubeObject } from '../../kubernetes/Cluster';
import { Condition, findCondition, withCondition } from '../conditions';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
  ownerKeys,
} from '../Controller';
import { attempt, createPod } from '../podsOf';
import { randomSuffix } from '../templateHash';
import { timestamp } from '../Timeline';
import { countOrAbsent, writeStatus } from '../writeStatus';
import { deadlineSeconds, failureOf, JobFailure } from './jobFailure';
import {
  countPods,
  isComplete,
  JobPods,
  releaseOrphans,
  releasePods,
  TRACKING_FINALIZER,
  wantedPods,
} from './jobPods';
import { endOf, JobView, readJob } from './jobs';

const BACK_OFF_SECONDS = { first: 10, last: 600 };
/** After a Pod was refused. */
const RETRY_SECONDS = 5;

/** Runs the Pods of Jobs to their end, again where they fail, and gives up where they keep failing. */
export class JobController implements Controller {
  readonly name = 'job-controller';
  readonly #context: ControllerContext;
  /** When a Job that failed may start its next Pod, in elapsed seconds, by its uid. */
  readonly #notBefore = new Map<string, number>();

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    switch (object.kind) {
      case 'Job':
        return [keyOf(object)];
      case 'Pod':
        return ownerKeys(object, 'Job');
      default:
        return [];
    }
  }

  reconcile(key: ObjectKey): number | undefined {
    const object = this.#context.cluster.get('Job', key.namespace, key.name);
    if (!object) {
      releaseOrphans(this.#context, key);
      return undefined;
    }
    const job = readJob(object);
    const pods = countPods(this.#context, job);
    if (object.metadata.deletionTimestamp || endOf(job)) {
      releasePods(this.#context, pods.ended);
      return this.#expire(job);
    }
    const again = this.#advance(job, pods);
    releasePods(this.#context, pods.ended);
    return again;
  }

  #advance(job: JobView, pods: JobPods): number | undefined {
    const { timeline } = this.#context;
    if (job.spec.suspend) {
      this.#suspend(job, pods);
      return undefined;
    }
    if (pods.failed > job.status.failed) {
      this.#backOff(job, pods.failed);
    }
    const failure = failureOf(job, pods, timeline);
    if (failure) {
      this.#fail(job, pods, failure);
      return undefined;
    }
    if (isComplete(job, pods)) {
      this.#complete(job, pods);
      return undefined;
    }
    const wait = this.#startPods(job, pods);
    const waits = [wait, deadlineSeconds(job, timeline)].filter(
      seconds => seconds !== undefined,
    );
    return waits.length > 0 ? Math.min(...waits) : undefined;
  }

  /** Returns the seconds that failures ask it to wait, if they do. */
  #startPods(job: JobView, pods: JobPods): number | undefined {
    const missing = wantedPods(job, pods) - pods.active.length;
    const notBefore = this.#notBefore.get(job.metadata.uid) ?? 0;
    const wait = notBefore - this.#context.timeline.elapsed();
    if (missing > 0 && wait > 0) {
      this.#write(job, pods, {});
      return wait;
    }
    let again: number | undefined;
    for (let index = 0; index < missing; index += 1) {
      const name = `${job.metadata.name}-${randomSuffix(this.#context.random)}`;
      const refusal = attempt(() =>
        createPod(this.#context, {
          owner: job.object,
          name,
          template: job.spec.template,
          finalizers: [TRACKING_FINALIZER],
        }),
      );
      if (refusal) {
        const message = `Error creating: ${refusal.message}`;
        this.#record(job, 'Warning', 'FailedCreate', message);
        again = RETRY_SECONDS;
        break;
      }
      this.#record(job, 'Normal', 'SuccessfulCreate', `Created pod: ${name}`);
    }
    const { active, ready } = countPods(this.#context, job);
    this.#write(job, { ...pods, active, ready }, {});
    return again;
  }

  #backOff({ metadata }: JobView, failures: number): void {
    const { first, last } = BACK_OFF_SECONDS;
    const seconds = Math.min(first * 2 ** (failures - 1), last);
    this.#notBefore.set(
      metadata.uid,
      this.#context.timeline.elapsed() + seconds,
    );
  }

  #complete(job: JobView, pods: JobPods): void {
    this.#write(job, pods, {
      completionTime: timestamp(this.#context.timeline.now()),
      conditions: this.#conditions(job, 'Complete', {
        reason: 'CompletionsReached',
        message: 'Reached expected number of succeeded pods',
      }),
    });
    this.#notBefore.delete(job.metadata.uid);
    this.#record(job, 'Normal', 'Completed', 'Job completed');
  }

  #fail(job: JobView, pods: JobPods, failure: JobFailure): void {
    this.#removeActive(pods);
    const { active, failed } = pods;
    this.#write(
      job,
      { ...pods, active: [], ready: 0, failed: failed + active.length },
      { conditions: this.#conditions(job, 'Failed', failure) },
    );
    this.#notBefore.delete(job.metadata.uid);
    this.#record(job, 'Warning', failure.reason, failure.message);
  }

  #suspend(job: JobView, pods: JobPods): void {
    this.#removeActive(pods);
    const isNew =
      findCondition(job.status.conditions, 'Suspended') === undefined;
    this.#write(
      job,
      { ...pods, active: [], ready: 0 },
      {
        startTime: undefined,
        conditions: this.#conditions(job, 'Suspended', {
          reason: 'JobSuspended',
          message: 'Job suspended',
        }),
      },
    );
    if (isNew) {
      this.#record(job, 'Normal', 'Suspended', 'Job suspended');
    }
  }

  #removeActive({ active }: JobPods): void {
    for (const { metadata } of active) {
      const { namespace = '', name } = metadata;
      this.#context.cluster.delete('Pod', namespace, name);
    }
  }

  #conditions(
    { status }: JobView,
    type: string,
    why: { reason: string; message: string },
  ): Condition[] {
    const now = timestamp(this.#context.timeline.now());
    const condition = { type, status: 'True' as const, ...why };
    return withCondition(status.conditions, condition, now);
  }

  #write(job: JobView, pods: JobPods, more: Record<string, unknown>): void {
    const { cluster, timeline } = this.#context;
    const { startTime = timestamp(timeline.now()), conditions } = job.status;
    // A Job that goes on after it was suspended says so no more.
    const going = conditions.filter(({ type }) => type !== 'Suspended');
    writeStatus(cluster, job.object, {
      startTime,
      active: countOrAbsent(pods.active.length),
      ready: pods.ready,
      succeeded: countOrAbsent(pods.succeeded),
      failed: countOrAbsent(pods.failed),
      terminating: 0,
      uncountedTerminatedPods: {},
      ...(going.length > 0 && { conditions: going }),
      ...more,
    });
  }

  /** Removes a Job that has ended for as long as it asks for. */
  #expire(job: JobView): number | undefined {
    const { cluster, timeline } = this.#context;
    const { ttlSecondsAfterFinished } = job.spec;
    const end = findCondition(job.status.conditions, endOf(job) ?? '');
    if (ttlSecondsAfterFinished === undefined || !end?.lastTransitionTime) {
      return undefined;
    }
    const left =
      ttlSecondsAfterFinished - timeline.secondsSince(end.lastTransitionTime);
    if (left > 0) {
      return left;
    }
    cluster.delete('Job', job.metadata.namespace ?? '', job.metadata.name);
    return undefined;
  }

  #record(
    { object }: JobView,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void {
    const event = { type, reason, message, component: this.name };
    this.#context.recorder.record(object, event);
  }
}
