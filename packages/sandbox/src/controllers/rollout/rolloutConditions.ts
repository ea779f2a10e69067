import { Condition, findCondition, NewCondition } from '../conditions';
import { timestamp } from '../Timeline';
import { withDatedCondition } from './datedCondition';
import { waitsFor } from './rolloutPhase';
import { revisionOf } from './rolloutSets';
import { RolloutCounts, RolloutStatusOptions } from './RolloutFacts';

/** The conditions of a Rollout, in the words of Argo Rollouts. */
export function rolloutConditions(
  options: RolloutStatusOptions,
  counts: RolloutCounts,
): Condition[] {
  const { rollout, sets, progress, timeline } = options;
  const { spec, status } = rollout;
  const isPaused = spec.paused || progress.pauses.length > 0;
  const isDone = waitsFor(options, counts) === undefined;
  const isHealthy = isDone && !isPaused && !progress.isAborted;
  const isAvailable = counts.available >= spec.replicas;
  const isCompleted = progress.stableHash === sets.hash;
  return [
    say(
      'Available',
      isAvailable,
      'AvailableReason',
      `Rollout ${isAvailable ? 'has' : 'does not have'} minimum availability`,
    ),
    say('Paused', isPaused, 'RolloutPaused', 'Rollout is paused'),
    say(
      'Completed',
      isCompleted,
      'RolloutCompleted',
      isCompleted
        ? 'RolloutCompleted'
        : `Rollout not completed, started update to revision ${revisionOf(
            sets.current,
          )} (${sets.hash})`,
    ),
    progressing(options, counts, isDone),
    say(
      'Healthy',
      isHealthy,
      'RolloutHealthy',
      `Rollout is ${isHealthy ? '' : 'not '}healthy`,
    ),
  ].reduce<Condition[]>(
    (all, condition) =>
      withDatedCondition(
        all,
        condition,
        timestamp(timeline.now()),
        condition.type === 'Progressing' && hasMoved(options, counts),
      ),
    status.conditions,
  );
}

function progressing(
  options: RolloutStatusOptions,
  counts: RolloutCounts,
  isDone: boolean,
): NewCondition {
  const { rollout, sets, progress, timeline } = options;
  const { spec, status } = rollout;
  const set = `ReplicaSet "${sets.current.metadata.name}"`;
  const of = (
    state: NewCondition['status'],
    reason: string,
    message: string,
  ) => ({ type: 'Progressing', status: state, reason, message });
  if (progress.isAborted) {
    const message = `Rollout aborted update to revision ${revisionOf(
      sets.current,
    )}`;
    return of('False', 'RolloutAborted', message);
  }
  if (spec.paused || progress.pauses.length > 0) {
    return of('Unknown', 'RolloutPaused', 'Rollout is paused');
  }
  if (isDone) {
    const message = `${set} has successfully progressed.`;
    return of('True', 'NewReplicaSetAvailable', message);
  }
  const before = findCondition(status.conditions, 'Progressing');
  const isSame = before?.message?.includes(set) && !hasMoved(options, counts);
  const isLate =
    isSame &&
    before?.reason !== 'NewReplicaSetAvailable' &&
    timeline.secondsSince(before?.lastUpdateTime ?? '') >=
      spec.progressDeadlineSeconds;
  if (isLate || (isSame && before?.reason === 'ProgressDeadlineExceeded')) {
    const message = `${set} has timed out progressing.`;
    return of('False', 'ProgressDeadlineExceeded', message);
  }
  return of('True', 'ReplicaSetUpdated', `${set} is progressing.`);
}

function hasMoved(
  { rollout: { status } }: RolloutStatusOptions,
  counts: RolloutCounts,
): boolean {
  return (
    status.availableReplicas !== counts.available ||
    status.updatedReplicas !== counts.updated ||
    status.replicas !== counts.replicas
  );
}

function say(
  type: string,
  holds: boolean,
  reason: string,
  message: string,
): NewCondition {
  return { type, status: holds ? 'True' : 'False', reason, message };
}
