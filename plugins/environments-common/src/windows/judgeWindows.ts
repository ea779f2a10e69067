import type { DeploymentWindow, WindowVerdict } from './DeploymentWindow';
import { describeVerdict } from './describeVerdict';
import { HORIZON_MS, TimedWindow } from './TimedWindow';
import { WindowSet } from './WindowSet';

/** More than windows that people look after need in a year. */
const MOST_STEPS = 10_000;

/**
 * For whom and when windows are judged.
 *
 * @public
 */
export interface JudgeWindowsOptions {
  now: Date;
  /** Entity refs of the person and of the groups they are in. */
  claims: readonly string[];
  /** Sentences: which windows could not be read. */
  problems?: readonly string[];
}

/**
 * Tells whether a person may change an environment now, as far as windows go. The windows of each
 * source are judged by themselves, and all sources must be open: a window that denies wins; where
 * there are windows that allow, one of them must run.
 *
 * @public
 */
export function judgeWindows(
  windows: readonly DeploymentWindow[],
  { now, claims, problems = [] }: JudgeWindowsOptions,
): WindowVerdict {
  const at = now.getTime();
  const timed = windows.map(window => new TimedWindow(window, at));
  const bindsPeople = (window: DeploymentWindow) => !window.manualAllowed;
  const forAll = toSets(timed, bindsPeople);
  const forThem = toSets(
    timed,
    window =>
      bindsPeople(window) &&
      !window.exempt.some(ref => claims.includes(ref.toLowerCase())),
  );
  const trouble = [
    ...problems,
    ...timed.flatMap(({ problem }) => problem ?? []),
  ];
  const holding = forThem.flatMap(set => set.holding(at));
  const holdingOthers = forAll.flatMap(set => set.holding(at));
  const found = {
    state: stateOf(holding.length, trouble.length, holdingOthers.length),
    opensAt: toTime(holding.length > 0 ? nextOpening(forThem, at) : undefined),
    closesAt: toTime(
      holding.length === 0 ? nextClosing(forThem, at) : undefined,
    ),
    windows: timed.map(window => window.state(at)),
  };
  return {
    ...found,
    message: describeVerdict(found, {
      holding: holding.length > 0 ? holding : holdingOthers,
      problems: trouble,
    }),
  };
}

function stateOf(
  holding: number,
  problems: number,
  holdingOthers: number,
): WindowVerdict['state'] {
  if (holding > 0) {
    return 'closed';
  }
  if (problems > 0) {
    return 'unknown';
  }
  return holdingOthers > 0 ? 'exempt' : 'open';
}

function toSets(
  windows: readonly TimedWindow[],
  binds: (window: DeploymentWindow) => boolean,
): WindowSet[] {
  const sources = new Set(windows.map(({ window }) => window.source));
  return [...sources].map(
    source =>
      new WindowSet(
        windows.filter(({ window }) => window.source === source),
        binds,
      ),
  );
}

/**
 * Goes from end to end of what is closed: every moment that is left out is surely closed. Gives up
 * on windows that open and close by the minute: then none is known.
 */
function nextOpening(
  sets: readonly WindowSet[],
  now: number,
): number | undefined {
  let time = now;
  for (let step = 0; step < MOST_STEPS && time <= now + HORIZON_MS; step += 1) {
    const later = surelyClosedUntil(sets, time);
    if (later === time) {
      return time;
    }
    time = later;
  }
  return undefined;
}

/** The moment itself when every source is open then. */
function surelyClosedUntil(sets: readonly WindowSet[], time: number): number {
  return Math.max(...sets.map(set => set.openFrom(time)));
}

function nextClosing(
  sets: readonly WindowSet[],
  now: number,
): number | undefined {
  const time = Math.min(...sets.map(set => set.closedFrom(now)));
  return time <= now + HORIZON_MS ? time : undefined;
}

function toTime(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
