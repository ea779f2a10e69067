import type { Report, SizeFigures } from './Report';

export interface Budget {
  /** What is measured, and how much it may be. */
  what: string;
  measured: string;
  /** Undefined where this run did not measure it. */
  met: boolean | undefined;
}

const SMALL = 3_000;
const LARGE = 30_000;
const KB = 1024;
/** Requests that a heartbeat more or less in the time of a load can make. */
const HEARTBEATS = 5;

function atMost(
  what: string,
  measured: number | undefined,
  budget: number,
  unit: string,
): Budget {
  return {
    what: `${what}: at most ${budget} ${unit}`,
    measured: measured === undefined ? '' : `${measured.toFixed(2)} ${unit}`,
    met: measured === undefined ? undefined : measured <= budget,
  };
}

function atLeast(what: string, measured: number, budget: number): Budget {
  return {
    what: `${what}: at least ${budget} times`,
    measured: `${measured.toFixed(1)} times`,
    met: measured >= budget,
  };
}

/** What a snapshot keeps for each Pod more, so that what any backend needs does not count. */
export function heapPerPod(
  small: SizeFigures,
  large: SizeFigures,
): number | undefined {
  const heap = ({ contenders }: SizeFigures) => {
    const { before, after } = contenders.flightdeck.memory;
    return after.heap - before.heap;
  };
  return large.pods > small.pods
    ? (heap(large) - heap(small)) / (large.pods - small.pods)
    : undefined;
}

function judgeSmall({ contenders }: SizeFigures, seconds: number): Budget[] {
  const { flightdeck, incumbent } = contenders;
  const { oneClient, tenClients, repeated } = flightdeck;
  const idle = flightdeck.idleUpstreamRequestsPerSecond * seconds;
  return [
    atMost('view, 1 client, p95', oneClient.p95, 5, 'ms'),
    atMost('view, 10 clients, p95', tenClients.p95, 30, 'ms'),
    atLeast(
      'views/s of the incumbent, 1 client',
      oneClient.viewsPerSecond / incumbent.oneClient.viewsPerSecond,
      20,
    ),
    atLeast(
      'views/s of the incumbent, 10 clients',
      tenClients.viewsPerSecond / incumbent.tenClients.viewsPerSecond,
      20,
    ),
    {
      what: 'upstream requests for views: 0 beyond those when idle',
      measured: `${tenClients.upstreamRequests} for ${
        tenClients.count
      } views; idle ${idle.toFixed(0)}`,
      met: tenClients.upstreamRequests <= idle + HEARTBEATS,
    },
    atMost('bytes of 50 pods', oneClient.bytesPerView / KB, 30, 'KB'),
    {
      what: '304 when nothing changed',
      measured: `${(repeated.notModifiedShare * 100).toFixed(1)} %`,
      met: repeated.notModifiedShare === 1,
    },
    atMost('first snapshot', flightdeck.firstSnapshotMs, 5_000, 'ms'),
  ];
}

/** Holds the figures of a run against the budgets of the design. */
export function judgeBudgets({
  sizes,
  seconds,
  engine,
  browser,
}: Report): Budget[] {
  const small = sizes.find(({ pods }) => pods === SMALL);
  const large = sizes.find(({ pods }) => pods === LARGE);
  const growth =
    small &&
    large &&
    large.contenders.flightdeck.oneClient.p95 /
      small.contenders.flightdeck.oneClient.p95;
  const memory = small && large && heapPerPod(small, large);
  return [
    ...(small ? judgeSmall(small, seconds) : []),
    atMost('change to browser, p95', browser?.changeToBrowser.p95, 1_000, 'ms'),
    atMost('view with 30,000 pods to 3,000, p95', growth, 1.5, 'times'),
    atMost(
      'heap for each pod more',
      memory === undefined ? undefined : memory / KB,
      4,
      'KB',
    ),
    atMost('evaluate 2,000 objects, p95', engine.evaluate.p95, 20, 'ms'),
    atMost('after one change, p95', engine.reevaluate.p95, 2, 'ms'),
  ];
}
