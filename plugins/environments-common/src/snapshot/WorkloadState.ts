import type { Health } from '../health/Health';
import { desiredReplicas, isRollingOut, isUpdating } from '../health/workloads';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  Rollout,
  StatefulSet,
} from '../kubernetes';

/** The state of a workload by itself: what there is to say where no rule complains. */
export interface WorkloadState {
  health: Health;
  words: string;
  /** Absent where nothing is meant to be there all the time, as of a Job. */
  desired?: number;
  ready?: number;
  updated?: number;
  images: string[];
}

interface Counts {
  desired: number;
  ready: number;
  updated: number;
  isPaused?: boolean;
  isRolling: boolean;
}

function stateOf(counts: Counts): Omit<WorkloadState, 'images'> {
  const { desired, ready, updated, isPaused, isRolling } = counts;
  const numbers = { desired, ready, updated };
  if (desired === 0) {
    return { health: 'suspended', words: 'scaled to zero', ...numbers };
  }
  const words = `${ready} of ${desired} ready`;
  const isShort = ready < desired;
  if (isPaused) {
    const health = isShort ? 'progressing' : 'suspended';
    return { health, words: `${words}, paused`, ...numbers };
  }
  if (isRolling) {
    return {
      health: 'progressing',
      words: `${words}, rolling out`,
      ...numbers,
    };
  }
  return { health: isShort ? 'progressing' : 'healthy', words, ...numbers };
}

export function imagesOf(
  containers: readonly { image?: string }[] | undefined,
): string[] {
  return [...new Set(containers?.flatMap(({ image }) => image ?? []))];
}

export function stateOfDeployment(deployment: Deployment): WorkloadState {
  const { spec, status } = deployment;
  return {
    ...stateOf({
      desired: desiredReplicas(deployment),
      ready: status.readyReplicas ?? 0,
      updated: status.updatedReplicas ?? 0,
      isPaused: spec.paused,
      isRolling: isRollingOut(deployment),
    }),
    images: imagesOf(spec.template?.spec?.containers),
  };
}

export function stateOfStatefulSet(statefulSet: StatefulSet): WorkloadState {
  const { spec, status } = statefulSet;
  return {
    ...stateOf({
      desired: desiredReplicas(statefulSet),
      ready: status.readyReplicas ?? 0,
      updated: status.updatedReplicas ?? 0,
      isRolling: isUpdating(statefulSet),
    }),
    images: imagesOf(spec.template?.spec?.containers),
  };
}

export function stateOfDaemonSet({ spec, status }: DaemonSet): WorkloadState {
  const images = imagesOf(spec.template?.spec?.containers);
  const desired = status.desiredNumberScheduled;
  const updated = status.updatedNumberScheduled ?? 0;
  if (desired === undefined) {
    return { health: 'unknown', words: 'not counted yet', desired, images };
  }
  const state = stateOf({
    desired,
    ready: status.numberReady ?? 0,
    updated,
    isRolling: spec.updateStrategy?.type !== 'OnDelete' && updated < desired,
  });
  return {
    ...state,
    ...(desired === 0 && { words: 'wanted on no node' }),
    images,
  };
}

export function stateOfRollout({ spec, status }: Rollout): WorkloadState {
  const { phase, readyReplicas = 0, updatedReplicas = 0 } = status;
  return {
    ...stateOf({
      desired: spec.replicas ?? 1,
      ready: readyReplicas,
      updated: updatedReplicas,
      isPaused: spec.paused === true || phase === 'Paused',
      isRolling: phase === 'Progressing',
    }),
    images: imagesOf(spec.template?.spec?.containers),
  };
}

export function stateOfCronJob({ spec, status }: CronJob): WorkloadState {
  if (spec.suspend) {
    return { health: 'suspended', words: 'schedule suspended', images: [] };
  }
  const words =
    status.active.length > 0
      ? 'running now'
      : `scheduled ${spec.schedule ?? ''}`.trim();
  return { health: 'healthy', words, images: [] };
}

export function stateOfJob({ spec, status }: Job): WorkloadState {
  const hasEnded = (type: string) =>
    status.conditions.some(
      condition => condition.type === type && condition.status === 'True',
    );
  if (hasEnded('Failed')) {
    return { health: 'warning', words: 'failed', images: [] };
  }
  if (hasEnded('Complete')) {
    return { health: 'healthy', words: 'completed', images: [] };
  }
  return spec.suspend
    ? { health: 'suspended', words: 'suspended', images: [] }
    : { health: 'healthy', words: 'running', images: [] };
}
