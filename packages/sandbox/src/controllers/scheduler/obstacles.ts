import { requested } from '../autoscaler/UsageSource';
import { PodView } from '../objects/pod';
import { amountOf } from '../amountOf';
import { selectsLabels } from '../selectsLabels';
import { isEligible } from './nodeAffinity';
import { NodeRoom } from './NodeRoom';
import { PlacementView } from './placementSpec';
import { skewOn, Spread } from './topologySpread';

/** What marks a node that takes no new Pods. */
export const CORDONED = 'node.kubernetes.io/unschedulable';

export interface Candidate {
  pod: PodView;
  placement: PlacementView;
  /** The constraints that it names itself. */
  spreads: readonly Spread[];
}

/** Why the Pod cannot run on the node, in the scheduler's words; undefined when it can. */
export function obstacleOn(
  room: NodeRoom,
  rooms: readonly NodeRoom[],
  { pod, placement, spreads }: Candidate,
): string | undefined {
  const { node, pods, used } = room;
  if (!isEligible(node, placement)) {
    return "node(s) didn't match Pod's node affinity/selector";
  }
  if (node.spec.unschedulable && !toleratesCordon(placement)) {
    return 'node(s) were unschedulable';
  }
  if (pods.length >= amountOf(node.status.allocatable.pods)) {
    return 'Too many pods';
  }
  const short = (['cpu', 'memory'] as const).find(resource => {
    const free = amountOf(node.status.allocatable[resource]) - used[resource];
    return requested(pod, resource) > free;
  });
  if (short) {
    return `Insufficient ${short}`;
  }
  return spreadObstacle(room, spreads) ?? repulsion(room, rooms, placement);
}

function toleratesCordon({ spec }: PlacementView): boolean {
  return spec.tolerations.some(({ key }) => key === CORDONED);
}

function spreadObstacle(
  room: NodeRoom,
  spreads: readonly Spread[],
): string | undefined {
  const strict = spreads.filter(
    ({ constraint }) => constraint.whenUnsatisfiable === 'DoNotSchedule',
  );
  for (const spread of strict) {
    const skew = skewOn(room, spread);
    if (skew === undefined) {
      return "node(s) didn't match pod topology spread constraints (missing required label)";
    }
    if (skew > spread.constraint.maxSkew) {
      return "node(s) didn't match pod topology spread constraints";
    }
  }
  return undefined;
}

/** Whether a Pod that this one must not be near to is there. */
function repulsion(
  { node }: NodeRoom,
  rooms: readonly NodeRoom[],
  { metadata, spec }: PlacementView,
): string | undefined {
  const terms =
    spec.affinity?.podAntiAffinity
      ?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const isNear = terms.some(({ topologyKey, labelSelector }) => {
    const domain = node.metadata.labels?.[topologyKey];
    return rooms
      .filter(other => other.node.metadata.labels?.[topologyKey] === domain)
      .flatMap(({ pods }) => pods)
      .some(
        other =>
          domain !== undefined &&
          other.metadata.namespace === metadata.namespace &&
          selectsLabels(labelSelector, other.metadata.labels),
      );
  });
  return isNear ? "node(s) didn't match pod anti-affinity rules" : undefined;
}
