import { Condition, findCondition } from '../conditions';
import { RolloutCounts, RolloutStatusOptions } from './RolloutFacts';

export interface Phase {
  phase: 'Healthy' | 'Progressing' | 'Paused' | 'Degraded';
  message?: string;
}

/** The one word for how a Rollout fares, with its reason, as Argo Rollouts finds it. */
export function phaseOf(
  options: RolloutStatusOptions,
  counts: RolloutCounts,
  conditions: readonly Condition[],
): Phase {
  const { rollout, progress } = options;
  const progressing = findCondition(conditions, 'Progressing');
  if (
    progressing?.reason === 'ProgressDeadlineExceeded' ||
    progressing?.reason === 'RolloutAborted'
  ) {
    return {
      phase: 'Degraded',
      message: `${progressing.reason}: ${progressing.message}`,
    };
  }
  const [pause] = progress.pauses;
  if (rollout.spec.paused || pause) {
    return { phase: 'Paused', message: pause?.reason ?? 'manually paused' };
  }
  const message = waitsFor(options, counts);
  return message ? { phase: 'Progressing', message } : { phase: 'Healthy' };
}

/** What has still to come about; undefined when all has. */
export function waitsFor(
  { rollout, sets, progress, activeHash }: RolloutStatusOptions,
  { replicas, updated, available }: RolloutCounts,
): string | undefined {
  const { spec } = rollout;
  const { blueGreen } = spec.strategy;
  const isStable = progress.stableHash === sets.hash;
  if (updated < (blueGreen || isStable ? spec.replicas : 0)) {
    return 'more replicas need to be updated';
  }
  if (available < Math.max(updated, spec.replicas)) {
    return 'updated replicas are still becoming available';
  }
  if (blueGreen) {
    if (activeHash !== sets.hash) {
      return 'active service cutover pending';
    }
    return isStable ? undefined : 'waiting for analysis to complete';
  }
  if (!isStable) {
    return 'waiting for all steps to complete';
  }
  return replicas > updated
    ? 'old replicas are pending termination'
    : undefined;
}
