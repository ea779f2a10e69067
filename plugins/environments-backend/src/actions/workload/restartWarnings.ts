import type { ControlledWorkload } from '@flightdeck/plugin-environments-node';
import { countPods, nameOf } from './workloadWords';

/** What a person should know before they restart a workload; the gravest first. */
export function restartWarnings(now: ControlledWorkload): string[] {
  const { doubts = [], paused, servingDuringRestart, strategy } = now;
  const what = nameOf(now.workload);
  const replaced = now.replacedByRestart ?? now.pods;
  if (strategy === 'OnDelete') {
    return doubts;
  }
  const warnings: string[] = [];
  if (servingDuringRestart === 0 && replaced > 0) {
    warnings.push(
      strategy === 'Recreate'
        ? `All Pods of ${what} end before new ones start: nothing serves meanwhile.`
        : `There may be a time in which no Pod of ${what} serves.`,
    );
  }
  if (paused) {
    warnings.push(
      replaced === 0
        ? `${what} is paused: its Pods are not replaced before somebody resumes it.`
        : `${what} is paused: a version that waits to be rolled out goes on waiting.`,
    );
  } else if (now.replicas !== undefined && replaced < now.replicas) {
    warnings.push(
      `Only ${replaced} of ${countPods(
        now.replicas,
      )} of ${what} are replaced: its partition leaves the others as they are.`,
    );
  }
  return [...warnings, ...(replaced > 0 ? budgetWarnings(now) : []), ...doubts];
}

/** Rollouts are restarted by evictions, which budgets can refuse; nothing else asks a budget. */
function budgetWarnings({
  budgets = [],
  servingDuringRestart: serving,
  workload,
}: ControlledWorkload): string[] {
  return budgets.flatMap(({ allowsNone, name, ...wants }) => {
    const wanted = wants.desiredHealthy ?? wants.minAvailable;
    const budget = `PodDisruptionBudget ${name}`;
    if (workload.kind === 'Rollout') {
      return allowsNone
        ? [
            `${budget} allows no Pod to be taken away now: the restart may stand still.`,
          ]
        : [];
    }
    if (serving !== undefined && wanted !== undefined && serving < wanted) {
      return [
        `${budget} wants ${wanted} available, and a restart is sure to leave only ${serving}: it does not ask the budget.`,
      ];
    }
    return allowsNone
      ? [
          `${budget} allows no Pod to be taken away now, and a restart does not ask it.`,
        ]
      : [];
  });
}
