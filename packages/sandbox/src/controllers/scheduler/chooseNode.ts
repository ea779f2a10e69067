import { NodeRoom, shareWith } from './NodeRoom';
import { Candidate } from './obstacles';
import { skewOn, Spread, usualSpreads } from './topologySpread';

/**
 * The node that spreads the Pod best: by the constraints it names, then by those that are usual for
 * Pods of one owner, then the one of which least is taken.
 */
export function chooseNode(
  fitting: readonly NodeRoom[],
  rooms: readonly NodeRoom[],
  { pod, placement, spreads }: Candidate,
): NodeRoom {
  const usual = usualSpreads(placement, rooms);
  const skews = (room: NodeRoom, among: readonly Spread[]) =>
    among.map(spread => skewOn(room, spread) ?? Number.MAX_SAFE_INTEGER);
  const ranked = fitting.map(room => ({
    room,
    rank: [
      ...skews(room, spreads),
      ...skews(room, usual),
      shareWith(room, pod),
    ],
  }));
  return ranked.reduce((best, next) =>
    isBefore(next.rank, best.rank) ? next : best,
  ).room;
}

function isBefore(left: readonly number[], right: readonly number[]): boolean {
  const at = left.findIndex((value, index) => value !== right[index]);
  return at >= 0 && left[at] < right[at];
}
