import {
  PlannedSet,
  planRollingUpdate,
  Scaling,
} from '../deployment/planRollingUpdate';
import { CanaryCounts } from './canarySteps';

export interface CanaryPlan {
  replicas: number;
  wanted: CanaryCounts;
  maxSurge: number;
  maxUnavailable: number;
  current: PlannedSet;
  /** Absent before the first version has come up. */
  stable?: PlannedSet;
  others: readonly PlannedSet[];
}

/** The next change in the number of Pods of each version. */
export function planCanary(plan: CanaryPlan): Scaling[] {
  const { current, stable, others } = plan;
  const steps =
    !stable || stable.name === current.name
      ? planRollingUpdate({ ...plan, current, old: others })
      : [
          ...others.map(each => scaling(each, 0)),
          scaling(current, canaryTarget(plan, current, stable)),
          scaling(stable, stableTarget(plan, current, stable)),
        ];
  return steps.filter(({ from, to }) => from !== to);
}

/** Whether there are as many of each as wanted, and they serve. */
export function isSettled({ current, stable, wanted }: CanaryPlan): boolean {
  return (
    current.replicas === wanted.canary &&
    current.available >= wanted.canary &&
    (!stable || stable.replicas === wanted.stable)
  );
}

function canaryTarget(
  { wanted, replicas, maxSurge }: CanaryPlan,
  current: PlannedSet,
  stable: PlannedSet,
): number {
  if (wanted.canary <= current.replicas) {
    return wanted.canary;
  }
  const most = Math.max(replicas + maxSurge, wanted.canary + wanted.stable);
  const room = most - current.replicas - stable.replicas;
  return Math.min(wanted.canary, current.replicas + Math.max(0, room));
}

function stableTarget(
  { wanted, replicas, maxUnavailable }: CanaryPlan,
  current: PlannedSet,
  stable: PlannedSet,
): number {
  if (wanted.stable >= stable.replicas) {
    return wanted.stable;
  }
  const least = replicas - maxUnavailable;
  const removable = Math.max(0, current.available + stable.available - least);
  return Math.max(wanted.stable, stable.replicas - removable);
}

function scaling({ name, replicas }: PlannedSet, to: number): Scaling {
  return { name, from: replicas, to };
}
