import type { ControlledWorkload } from '@flightdeck/plugin-environments-node';
import { nameOf } from './workloadWords';

interface Replicas {
  before: number;
  after: number;
}

/** What a person should know before they scale a workload; the gravest first. */
export function scaleWarnings(
  now: ControlledWorkload,
  replicas: Replicas,
): string[] {
  const { doubts = [], paused, workload } = now;
  const { before, after } = replicas;
  const what = nameOf(workload);
  return [
    ...(after === 0 ? [`Nothing of ${what} runs then.`] : []),
    ...autoscalerWarnings(now, after),
    ...(after < before ? budgetWarnings(now, after) : []),
    ...(paused
      ? [
          `${what} is paused: a version that waits to be rolled out goes on waiting.`,
        ]
      : []),
    'Where Git says how many replicas there are, the next sync sets them again.',
    ...doubts,
  ];
}

function autoscalerWarnings(
  { autoscaler, scaledFromZero, workload }: ControlledWorkload,
  after: number,
): string[] {
  if (!autoscaler) {
    return [];
  }
  const { max, min, name } = autoscaler;
  const who = `HorizontalPodAutoscaler ${name}`;
  if (after === 0) {
    return [
      scaledFromZero
        ? `KEDA, which made ${who}, scales ${nameOf(
            workload,
          )} up again when there is work.`
        : `While ${nameOf(
            workload,
          )} is scaled to 0, ${who} does nothing: nobody but a person or a sync scales it up again.`,
    ];
  }
  const isOutside = after < min || after > max;
  return [
    isOutside
      ? `${after} is outside of what ${who} allows, ${min} to ${max}: it will set the replicas again at once.`
      : `${who} sets the replicas, between ${min} and ${max}: it will set them again.`,
  ];
}

/** Scaling asks no budget. */
function budgetWarnings(
  { budgets = [] }: ControlledWorkload,
  after: number,
): string[] {
  return budgets.flatMap(({ allowsNone, minAvailable, name }) => {
    const budget = `PodDisruptionBudget ${name}`;
    if (minAvailable !== undefined && after < minAvailable) {
      return [`${budget} wants ${minAvailable} available; scaling ignores it.`];
    }
    return allowsNone
      ? [`${budget} allows no Pod to be taken away now; scaling ignores it.`]
      : [];
  });
}
