import type { FactIndex } from '../health/FactIndex';
import { type Subject } from '../health/Finding';
import { subjectOf } from '../health/subjects';
import type { Job, KubernetesKind, ObjectMetadata } from '../kubernetes';
import {
  stateOfCronJob,
  stateOfDaemonSet,
  stateOfDeployment,
  stateOfJob,
  stateOfRollout,
  stateOfStatefulSet,
  type WorkloadState,
} from './WorkloadState';

/** A workload as it is told of. */
export interface ToldWorkload {
  kind: KubernetesKind;
  object: { metadata: ObjectMetadata };
  state: WorkloadState;
  /** What owns its Pods: itself, or the Jobs that a CronJob started. */
  owners: readonly Subject[];
}

const states = new WeakMap<object, WorkloadState>();

/** The state of an object, worked out once for each version of it. */
function once<T extends object>(
  object: T,
  describe: (object: T) => WorkloadState,
): WorkloadState {
  let state = states.get(object);
  if (state === undefined) {
    state = describe(object);
    states.set(object, state);
  }
  return state;
}

function starterOf({ metadata }: Job): string | undefined {
  return metadata.ownerReferences.find(({ kind }) => kind === 'CronJob')?.uid;
}

function jobsByStarter(jobs: readonly Job[]): ReadonlyMap<string, Job[]> {
  const byStarter = new Map<string, Job[]>();
  for (const job of jobs) {
    const starter = starterOf(job);
    if (starter) {
      byStarter.set(starter, [...(byStarter.get(starter) ?? []), job]);
    }
  }
  return byStarter;
}

/** CronJobs, and the Jobs that none of these started. */
function listJobs(index: FactIndex): ToldWorkload[] {
  const jobs = index.objects('Job');
  const cronJobs = index.objects('CronJob');
  const started = jobsByStarter(jobs);
  const starters = new Set(cronJobs.map(({ metadata }) => metadata.uid));
  return [
    ...cronJobs.map(object => ({
      kind: 'CronJob' as const,
      object,
      state: once(object, stateOfCronJob),
      owners: (started.get(object.metadata.uid) ?? []).map(job =>
        subjectOf('Job', job.metadata),
      ),
    })),
    ...jobs
      .filter(job => !starters.has(starterOf(job) ?? ''))
      .map(object => ({
        kind: 'Job' as const,
        object,
        state: once(object, stateOfJob),
        owners: [subjectOf('Job', object.metadata)],
      })),
  ];
}

/** Every workload of an environment but Pods that belong to none. */
export function listWorkloads(index: FactIndex): ToldWorkload[] {
  const tell = <T extends { metadata: ObjectMetadata }>(
    kind: KubernetesKind,
    objects: readonly T[],
    describe: (object: T) => WorkloadState,
  ): ToldWorkload[] =>
    objects.map(object => ({
      kind,
      object,
      state: once(object, describe),
      owners: [subjectOf(kind, object.metadata)],
    }));
  return [
    ...tell('Deployment', index.objects('Deployment'), stateOfDeployment),
    ...tell('StatefulSet', index.objects('StatefulSet'), stateOfStatefulSet),
    ...tell('DaemonSet', index.objects('DaemonSet'), stateOfDaemonSet),
    ...tell('Rollout', index.objects('Rollout'), stateOfRollout),
    ...listJobs(index),
  ];
}
