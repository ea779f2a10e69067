import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import type { LiveWorkload } from './liveWorkload';

type Kind = WorkloadRef['kind'];
type CountOrShare = number | string | undefined;

/** The Pods that are wanted: Kubernetes' own default where no number is named. */
export function wantedPods(kind: Kind, { spec, status }: LiveWorkload): number {
  return kind === 'DaemonSet'
    ? status.desiredNumberScheduled ?? 0
    : spec.replicas ?? 1;
}

/** The name of how Pods are replaced. */
export function strategyOf(
  kind: Kind,
  { spec }: LiveWorkload,
): string | undefined {
  switch (kind) {
    case 'Deployment':
      return spec.strategy?.type ?? 'RollingUpdate';
    case 'Rollout':
      return spec.strategy?.blueGreen ? 'blueGreen' : 'canary';
    default:
      return spec.updateStrategy?.type ?? 'RollingUpdate';
  }
}

/** How many Pods a restart replaces. */
export function replacedByRestart(kind: Kind, live: LiveWorkload): number {
  const wanted = wantedPods(kind, live);
  const isHeld = kind === 'Deployment' && live.spec.paused === true;
  if (isHeld || strategyOf(kind, live) === 'OnDelete') {
    return 0;
  }
  const partition =
    kind === 'StatefulSet'
      ? live.spec.updateStrategy?.rollingUpdate?.partition ?? 0
      : 0;
  return Math.max(0, wanted - partition);
}

/** How many Pods are sure to serve while a restart goes on, if all of them do before. */
export function servingDuringRestart(kind: Kind, live: LiveWorkload): number {
  const wanted = wantedPods(kind, live);
  return Math.max(0, wanted - awayAtOnce(kind, live, wanted));
}

function awayAtOnce(kind: Kind, live: LiveWorkload, wanted: number): number {
  if (replacedByRestart(kind, live) === 0) {
    return 0;
  }
  const { strategy, updateStrategy } = live.spec;
  switch (kind) {
    case 'Deployment': {
      if (strategy?.type === 'Recreate') {
        return wanted;
      }
      const { maxSurge = '25%', maxUnavailable = '25%' } =
        strategy?.rollingUpdate ?? {};
      const surge = resolve(maxSurge, wanted, Math.ceil);
      const down = resolve(maxUnavailable, wanted, Math.floor);
      // With neither, nothing could ever move: Kubernetes takes one away.
      return surge === 0 ? Math.max(1, down) : down;
    }
    case 'DaemonSet': {
      const { maxSurge, maxUnavailable = 1 } =
        updateStrategy?.rollingUpdate ?? {};
      return resolve(maxSurge, wanted, Math.ceil) > 0
        ? 0
        : Math.max(1, resolve(maxUnavailable, wanted, Math.ceil));
    }
    case 'StatefulSet': {
      const { maxUnavailable = 1 } = updateStrategy?.rollingUpdate ?? {};
      return Math.max(1, resolve(maxUnavailable, wanted, Math.ceil));
    }
    default: {
      // A restart of a Rollout ends Pods and lets its ReplicaSet make new ones: it never surges.
      const { maxUnavailable = '25%' } = strategy?.canary ?? {};
      return Math.max(1, resolve(maxUnavailable, wanted, Math.floor));
    }
  }
}

/** A number of Pods, or a share of those that are wanted. */
function resolve(
  value: CountOrShare,
  wanted: number,
  round: (share: number) => number,
): number {
  if (value === undefined || typeof value === 'number') {
    return value ?? 0;
  }
  const [, percent] = /^(\d+)%$/.exec(value) ?? [];
  return percent === undefined ? 0 : round((wanted * Number(percent)) / 100);
}
