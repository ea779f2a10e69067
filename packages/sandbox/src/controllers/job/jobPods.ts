import { z } from 'zod';
import { ControllerContext, ObjectKey } from '../Controller';
import { isActive, isReady, PodView } from '../objects/pod';
import { podsOf } from '../podsOf';
import { completionsOf, JobView } from './jobs';

/** Keeps a Pod until its end has been counted. */
export const TRACKING_FINALIZER = 'batch.kubernetes.io/job-tracking';

/** The Pods of a Job, and how many have ended so far, those that are gone included. */
export interface JobPods {
  active: PodView[];
  ready: number;
  succeeded: number;
  failed: number;
  /** Those whose end is counted here for the first time. */
  ended: PodView[];
}

/** A Pod that somebody deletes has failed, unless its Job is suspended. */
export function countPods(context: ControllerContext, job: JobView): JobPods {
  const pods = podsOf(context, job.object);
  const active = pods.filter(isActive);
  const ended = pods.filter(pod => !isActive(pod) && isTracked(pod));
  const succeeded = ended.filter(({ status }) => status.phase === 'Succeeded');
  const failed = ended.filter(
    ({ status }) =>
      status.phase === 'Failed' ||
      (status.phase !== 'Succeeded' && !job.spec.suspend),
  );
  return {
    active,
    ready: active.filter(isReady).length,
    succeeded: job.status.succeeded + succeeded.length,
    failed: job.status.failed + failed.length,
    ended,
  };
}

/** Lets Pods go whose end has been counted. */
export function releasePods(
  { cluster }: ControllerContext,
  pods: readonly PodView[],
): void {
  for (const { metadata } of pods) {
    const { namespace = '', name, finalizers = [] } = metadata;
    cluster.patch('Pod', namespace, name, {
      metadata: {
        finalizers: finalizers.filter(other => other !== TRACKING_FINALIZER),
      },
    });
  }
}

/** Lets the Pods of a Job go that is no more: nobody counts them. */
export function releaseOrphans(
  { cluster }: ControllerContext,
  { namespace, name }: ObjectKey,
): void {
  for (const { metadata } of cluster.list('Pod', namespace)) {
    const { finalizers = [], ownerReferences = [] } = metadata;
    const isOrphan = ownerReferences.some(
      owner => owner.controller && owner.kind === 'Job' && owner.name === name,
    );
    if (isOrphan && finalizers.includes(TRACKING_FINALIZER)) {
      cluster.patch('Pod', namespace, metadata.name, {
        metadata: {
          finalizers: finalizers.filter(other => other !== TRACKING_FINALIZER),
        },
      });
    }
  }
}

const restartsSchema = z.looseObject({
  status: z.looseObject({
    containerStatuses: z
      .array(z.looseObject({ restartCount: z.number() }))
      .default([]),
  }),
});

/** How often the containers of these Pods were started again. */
export function restartsOf(pods: readonly PodView[]): number {
  return pods
    .flatMap(
      ({ object }) =>
        restartsSchema.safeParse(object).data?.status.containerStatuses ?? [],
    )
    .reduce((sum, { restartCount }) => sum + restartCount, 0);
}

/** Whether as many Pods have ended well as the Job asks for. */
export function isComplete(
  job: JobView,
  { active, succeeded }: JobPods,
): boolean {
  const completions = completionsOf(job);
  return completions === undefined
    ? succeeded > 0 && active.length === 0
    : succeeded >= completions;
}

/** How many Pods there should be now. */
export function wantedPods(
  job: JobView,
  { active, succeeded }: JobPods,
): number {
  const { parallelism = 1 } = job.spec;
  const completions = completionsOf(job);
  if (completions === undefined) {
    return succeeded > 0 ? active.length : parallelism;
  }
  return Math.min(parallelism, completions - succeeded);
}

function isTracked({ metadata }: PodView): boolean {
  return metadata.finalizers?.includes(TRACKING_FINALIZER) ?? false;
}
