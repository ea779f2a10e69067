import { CanaryStep } from './rollouts';

const ALL = 100;

/** How many Pods each version is to have. */
export interface CanaryCounts {
  canary: number;
  stable: number;
}

/** The share of requests, in percent, that the new version is to have at a step. */
export function weightAt(steps: readonly CanaryStep[], index: number): number {
  if (index >= steps.length) {
    return ALL;
  }
  const weights = steps
    .slice(0, index + 1)
    .flatMap(({ setWeight }) => setWeight ?? []);
  return weights.at(-1) ?? 0;
}

/** How many Pods there are to be of each version at a step. */
export function countsAt(
  steps: readonly CanaryStep[],
  index: number,
  replicas: number,
  hasTrafficRouting: boolean,
): CanaryCounts {
  const weight = weightAt(steps, index);
  if (hasTrafficRouting) {
    // Requests are divided elsewhere: the stable Pods stay until the end.
    return { canary: scaleAt(steps, index, replicas), stable: replicas };
  }
  // A weight is a share of the Pods: while both have one, neither is left without Pods.
  const least = weight > 0 ? Math.min(1, replicas) : 0;
  const most = weight < ALL ? Math.max(least, replicas - 1) : replicas;
  const share = Math.round((replicas * weight) / ALL);
  const canary = Math.min(most, Math.max(least, share));
  const stable =
    weight < ALL ? Math.max(Math.min(1, replicas), replicas - canary) : 0;
  return { canary, stable };
}

/** With requests divided elsewhere, a step may set the number of Pods apart from the weight. */
function scaleAt(
  steps: readonly CanaryStep[],
  index: number,
  replicas: number,
): number {
  const scale =
    index < steps.length
      ? steps
          .slice(0, index + 1)
          .flatMap(({ setCanaryScale }) => setCanaryScale ?? [])
          .at(-1)
      : undefined;
  const own = scale?.matchTrafficWeight ? undefined : scale;
  const weight = own?.weight ?? weightAt(steps, index);
  return own?.replicas ?? Math.ceil((replicas * weight) / ALL);
}
