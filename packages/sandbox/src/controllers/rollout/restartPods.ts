import { ControllerContext } from '../Controller';
import { readBudget, selects } from '../disruption/budgets';
import { isActive, isReady, PodView } from '../objects/pod';
import { scaledValue } from '../objects/workloads';
import { podsOf } from '../podsOf';
import { RolloutSets } from './rolloutSets';
import { RolloutView } from './rollouts';

/** While Pods have still to go, or a budget lets none go. */
const AGAIN_SECONDS = 5;

/** How far a restart has come. */
export interface RestartStep {
  /** The last restart that every Pod has gone through. */
  restartedAt?: string;
  /** When time alone brings the next change. */
  againSeconds?: number;
}

/**
 * Goes on with the restart that `spec.restartAt` asks for: Pods that are older are evicted, a few
 * at a time, and their ReplicaSets make new ones. A disruption budget can keep one from going.
 */
export function restartPods(
  context: ControllerContext,
  rollout: RolloutView,
  sets: RolloutSets,
): RestartStep {
  const { spec, status } = rollout;
  const { restartAt } = spec;
  const { restartedAt } = status;
  const at = Date.parse(restartAt ?? '');
  if (Number.isNaN(at) || restartAt === restartedAt) {
    return { restartedAt };
  }
  const milliseconds = at - context.timeline.now().getTime();
  if (milliseconds > 0) {
    return { restartedAt, againSeconds: Math.ceil(milliseconds / 1000) };
  }
  const pods = podsOfSets(context, sets);
  const old = pods.filter(({ metadata }) => createdAt(metadata) < at);
  if (old.length === 0) {
    return { restartedAt: restartAt };
  }
  const active = pods.filter(isActive);
  const room = active.filter(isReady).length - leastReady(rollout);
  evict(context, old.filter(isActive), room);
  return { restartedAt, againSeconds: AGAIN_SECONDS };
}

function podsOfSets(
  context: ControllerContext,
  { current, stable, others }: RolloutSets,
): PodView[] {
  const objects = [current, stable, ...others].flatMap(set =>
    set ? [set.object] : [],
  );
  const byUid = new Map(objects.map(each => [each.metadata.uid, each]));
  return [...byUid.values()].flatMap(set => podsOf(context, set));
}

/** How many Pods have to serve all the time. */
function leastReady({ spec }: RolloutView): number {
  const { replicas, strategy } = spec;
  const { maxUnavailable = '25%' } = strategy.canary ?? {};
  const down = scaledValue(maxUnavailable, replicas, Math.floor);
  // Without any, nothing could ever move.
  return replicas - Math.max(1, down);
}

/** Those that do not serve cost nothing. */
function evict(
  { cluster }: ControllerContext,
  pods: readonly PodView[],
  room: number,
): void {
  const ready = pods.filter(isReady).slice(0, Math.max(0, room));
  const idle = pods.filter(pod => !isReady(pod));
  const allowed = new Map<string, number>();
  for (const { metadata, object } of [...idle, ...ready]) {
    const { namespace = '', name } = metadata;
    const budgets = cluster
      .list('PodDisruptionBudget', namespace)
      .map(readBudget)
      .filter(budget => selects(budget, object));
    const left = budgets.map(budget => {
      const { uid } = budget.metadata;
      const count = allowed.get(uid) ?? budget.status.disruptionsAllowed ?? 0;
      return { uid, count };
    });
    if (left.every(({ count }) => count > 0)) {
      left.forEach(({ uid, count }) => allowed.set(uid, count - 1));
      cluster.delete('Pod', namespace, name);
    }
  }
}

function createdAt({ creationTimestamp }: PodView['metadata']): number {
  return Date.parse(creationTimestamp);
}
