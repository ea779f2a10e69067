import { selectsLabels } from '../selectsLabels';
import { PodView } from '../objects/pod';
import { NodeRoom } from './NodeRoom';
import { isEligible } from './nodeAffinity';
import { PlacementView, SpreadConstraint } from './placementSpec';

/** How many Pods of a kind each value of a node label has. */
export interface Spread {
  constraint: SpreadConstraint;
  /** By value of the topology label, for nodes that the Pod may go to. */
  counts: ReadonlyMap<string, number>;
  least: number;
  /** 1 when the Pod is one of those that it counts. */
  own: number;
}

const KINDS_OF_ZONE = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'];

/** The constraints of the Pod with what they count now. */
export function spreadsOf(
  placement: PlacementView,
  rooms: readonly NodeRoom[],
): Spread[] {
  return placement.spec.topologySpreadConstraints.map(constraint =>
    countOf(constraint, placement, rooms, selectedBy(constraint, placement)),
  );
}

/** Pods of one owner are spread over zones and nodes, as far as nothing else is said. */
export function usualSpreads(
  placement: PlacementView,
  rooms: readonly NodeRoom[],
): Spread[] {
  const owner = placement.metadata.ownerReferences?.[0]?.uid;
  const isSibling = ({ metadata }: Pick<PodView, 'metadata'>) =>
    owner !== undefined &&
    (metadata.ownerReferences ?? []).some(({ uid }) => uid === owner);
  return KINDS_OF_ZONE.map(topologyKey =>
    countOf(
      {
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: 'ScheduleAnyway',
        matchLabelKeys: [],
      },
      placement,
      rooms,
      isSibling,
    ),
  );
}

/** How much more the node's part has than the emptiest one, with the Pod on it; undefined without the label. */
export function skewOn(
  { node }: NodeRoom,
  { constraint, counts, least, own }: Spread,
): number | undefined {
  const domain = node.metadata.labels?.[constraint.topologyKey];
  return domain === undefined
    ? undefined
    : (counts.get(domain) ?? 0) + own - least;
}

function countOf(
  constraint: SpreadConstraint,
  placement: PlacementView,
  rooms: readonly NodeRoom[],
  isCounted: (pod: Pick<PodView, 'metadata'>) => boolean,
): Spread {
  const counts = new Map<string, number>();
  for (const { node, pods } of rooms) {
    const domain = node.metadata.labels?.[constraint.topologyKey];
    if (domain !== undefined && isEligible(node, placement)) {
      const here = pods.filter(
        pod => !pod.metadata.deletionTimestamp && isCounted(pod),
      );
      counts.set(domain, (counts.get(domain) ?? 0) + here.length);
    }
  }
  const { minDomains = 1 } = constraint;
  return {
    constraint,
    counts,
    least: counts.size < minDomains ? 0 : Math.min(...counts.values()),
    own: isCounted(placement) ? 1 : 0,
  };
}

function selectedBy(
  { labelSelector, matchLabelKeys }: SpreadConstraint,
  { metadata: own }: PlacementView,
) {
  return ({ metadata }: Pick<PodView, 'metadata'>) =>
    metadata.namespace === own.namespace &&
    selectsLabels(labelSelector, metadata.labels) &&
    matchLabelKeys.every(key => metadata.labels?.[key] === own.labels?.[key]);
}
