import {
  type Release,
  sameImages,
} from '@flightdeck/plugin-environments-common';
import { isOneRelease } from './isOneRelease';
import type { Coming } from './findComing';
import type { SheetHead, Standing } from './store/Sheet';

/** A sheet that comes to stand otherwise. */
export interface PlannedMove {
  head: SheetHead;
  standing: Standing;
  /** Whether it takes answers from then on; what it says is kept when it stops to. */
  live: boolean;
}

/** What is to be done to the sheets of an environment. */
export interface SheetPlan {
  /** The sheet of the release that comes next; absent when there is none yet. */
  own: SheetHead | undefined;
  /** The round of the sheet that is to be opened for it; absent when none is. */
  open: number | undefined;
  moves: PlannedMove[];
}

/**
 * How the sheets of an environment stand to what is deployed and what comes next. One at most is
 * live: that of the release that comes next, or of one that runs and never was open.
 */
export function planSheets(
  coming: Coming,
  heads: readonly SheetHead[],
): SheetPlan {
  const found = findOwn(coming, heads);
  const own = found && (keepsIts(coming, found) ? undefined : found);
  return {
    own,
    open: own ? undefined : (found?.round ?? 0) + 1,
    moves: [
      ...(own ? moveOwn(coming, own) : []),
      ...moveOthers(
        coming,
        heads.filter(head => head !== own),
      ),
    ],
  };
}

/**
 * A sheet that was deployed stands for the same images with another Git revision, too: the promotion
 * is a commit itself. Where nothing comes before, the revision is all that there is to go by.
 */
function findOwn(
  { from, release, standing }: Coming,
  heads: readonly SheetHead[],
): SheetHead | undefined {
  const byKey = heads.find(head => head.release.key === release.key);
  if (from === undefined) {
    return byKey;
  }
  if (standing === 'open') {
    return (
      byKey ??
      heads.find(
        head => head.standing === 'open' && isOneRelease(head.release, release),
      )
    );
  }
  const alike = heads.filter(head => sameImages(head.release, release));
  return (
    alike.find(head => head.standing === 'deployed') ??
    byKey ??
    alike.find(head => head.standing === 'open')
  );
}

/** What was deployed keeps its sheet for ever: should it come again, it gets another. */
function keepsIts(coming: Coming, own: SheetHead): boolean {
  return (
    own.deployedAt !== undefined &&
    moveOwn(coming, own).some(({ live }) => live)
  );
}

function moveOwn({ from, standing }: Coming, own: SheetHead): PlannedMove[] {
  if (own.standing === standing) {
    return [];
  }
  const live = standing === 'open' || from === undefined;
  return [{ head: own, standing, live }];
}

function moveOthers(
  { current, standing }: Coming,
  others: readonly SheetHead[],
): PlannedMove[] {
  const running =
    standing === 'open' && current ? findRunning(current, others) : undefined;
  return others.flatMap(head => {
    const next = nextStanding(head, running);
    return next === head.standing && !head.isLive
      ? []
      : [{ head, standing: next, live: false }];
  });
}

function nextStanding(
  head: SheetHead,
  running: SheetHead | undefined,
): Standing {
  if (head === running) {
    return 'deployed';
  }
  switch (head.standing) {
    case 'open':
      return 'stale';
    case 'deployed':
      return 'past';
    default:
      return head.standing;
  }
}

/**
 * The sheet of what the environment runs: also after it went back to it, and when the next release
 * came to the stage before while it was still being deployed.
 */
function findRunning(
  current: Release,
  heads: readonly SheetHead[],
): SheetHead | undefined {
  const alike = heads.filter(({ release }) => sameImages(release, current));
  const deployed = alike.filter(({ deployedAt }) => deployedAt !== undefined);
  return (
    deployed.find(({ standing }) => standing === 'deployed') ??
    alike.find(({ release }) => release.key === current.key) ??
    deployed[0] ??
    alike[0]
  );
}
