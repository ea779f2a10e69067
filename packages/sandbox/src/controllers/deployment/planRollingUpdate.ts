/** A ReplicaSet as the plan sees it. */
export interface PlannedSet {
  name: string;
  /** Pods that it was told to have. */
  replicas: number;
  /** Pods of it that serve. */
  available: number;
}

export interface RollingUpdate {
  replicas: number;
  maxSurge: number;
  maxUnavailable: number;
  current: PlannedSet;
  /** Oldest first. */
  old: readonly PlannedSet[];
}

export interface Scaling {
  name: string;
  from: number;
  to: number;
}

/**
 * The next step from the old ReplicaSets to the current one, as the Deployment controller of
 * Kubernetes takes it: first up as far as the surge allows, then down as far as enough Pods serve;
 * old Pods that do not serve go first.
 */
export function planRollingUpdate(update: RollingUpdate): Scaling[] {
  const up = planCurrent(update);
  return up ? [up] : planOld(update);
}

function planCurrent(update: RollingUpdate): Scaling | undefined {
  const { name, replicas: from } = update.current;
  if (from > update.replicas) {
    return { name, from, to: update.replicas };
  }
  const room = update.replicas + update.maxSurge - total(update);
  const to = Math.min(update.replicas, from + Math.max(0, room));
  return to === from ? undefined : { name, from, to };
}

function planOld(update: RollingUpdate): Scaling[] {
  const { current, old } = update;
  const least = update.replicas - update.maxUnavailable;
  const missing = current.replicas - current.available;
  const removable = total(update) - least - missing;
  if (removable <= 0) {
    return [];
  }
  const targets = new Map(old.map(set => [set.name, set.replicas]));
  let unhealthy = removable;
  for (const set of old) {
    const down = Math.min(unhealthy, Math.max(0, set.replicas - set.available));
    targets.set(set.name, set.replicas - down);
    unhealthy -= down;
  }
  const serving = [current, ...old].reduce(
    (sum, set) => sum + Math.min(set.available, set.replicas),
    0,
  );
  let healthy = Math.max(0, serving - least);
  for (const set of old) {
    const left = targets.get(set.name) ?? 0;
    const down = Math.min(healthy, left, Math.min(set.available, set.replicas));
    targets.set(set.name, left - down);
    healthy -= down;
  }
  return old
    .map(({ name, replicas }) => ({
      name,
      from: replicas,
      to: targets.get(name) ?? replicas,
    }))
    .filter(({ from, to }) => from !== to);
}

function total({ current, old }: RollingUpdate): number {
  return old.reduce((sum, set) => sum + set.replicas, current.replicas);
}
