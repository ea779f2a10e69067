import { selectorText } from '../../kubernetes/selectors/selectorText';
import { Condition, findCondition } from '../conditions';
import { ReplicaSetView } from '../objects/workloads';
import { templateHash } from '../templateHash';
import { timestamp } from '../Timeline';
import { countOrAbsent } from '../writeStatus';
import { rolloutConditions } from './rolloutConditions';
import { RolloutCounts, RolloutStatusOptions } from './RolloutFacts';
import { phaseOf } from './rolloutPhase';
import { hashOf, RolloutSets } from './rolloutSets';

/** The status that Argo Rollouts writes. */
export function rolloutStatus(options: RolloutStatusOptions) {
  const { rollout, sets, progress, own, restartedAt, timeline } = options;
  const { metadata, spec, status } = rollout;
  const counts = countsOf(sets);
  const conditions = rolloutConditions(options, counts);
  const { canary } = spec.strategy;
  return {
    ...own,
    observedGeneration: String(metadata.generation ?? 1),
    HPAReplicas: countOrAbsent(counts.replicas),
    replicas: countOrAbsent(counts.replicas),
    updatedReplicas: countOrAbsent(counts.updated),
    readyReplicas: countOrAbsent(counts.ready),
    availableReplicas: countOrAbsent(counts.available),
    selector: selectorText(spec.selector),
    currentPodHash: sets.hash,
    stableRS: progress.stableHash,
    ...(canary && {
      currentStepHash: templateHash(canary.steps),
      ...(canary.steps.length > 0 && { currentStepIndex: progress.stepIndex }),
    }),
    ...(progress.isAborted && {
      abort: true,
      abortedAt: abortedAt(status.conditions) ?? timestamp(timeline.now()),
    }),
    ...(progress.isPausedByController && { controllerPause: true }),
    ...(progress.pauses.length > 0 && { pauseConditions: progress.pauses }),
    ...(restartedAt && { restartedAt }),
    conditions,
    ...phaseOf(options, counts, conditions),
  };
}

function countsOf({ current, stable, others }: RolloutSets): RolloutCounts {
  const all = new Map<string, ReplicaSetView>();
  [current, stable, ...others].forEach(set => set && all.set(hashOf(set), set));
  const sum = (field: 'replicas' | 'readyReplicas' | 'availableReplicas') =>
    [...all.values()].reduce((total, set) => total + set.status[field], 0);
  return {
    replicas: sum('replicas'),
    updated: current.status.replicas,
    ready: sum('readyReplicas'),
    available: sum('availableReplicas'),
  };
}

function abortedAt(conditions: readonly Condition[]) {
  const progressing = findCondition(conditions, 'Progressing');
  return progressing?.reason === 'RolloutAborted'
    ? progressing.lastTransitionTime
    : undefined;
}
