import type { LoadResult } from '../load/runClients';
import type { Traffic } from '../processes/ClientTraffic';
import { percentile } from './percentile';
import type { LoadFigures, Times } from './Report';

export function toTimes(durations: readonly number[]): Times {
  return {
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    count: durations.length,
  };
}

/** @param traffic - what the backend asked of the API server before the load and after it */
export function toLoadFigures(
  load: LoadResult,
  traffic: { before: Traffic; after: Traffic },
): LoadFigures {
  const views = load.durations.length;
  const { before, after } = traffic;
  const upstreamRequests = after.requests - before.requests;
  return {
    ...toTimes(load.durations),
    viewsPerSecond: views / load.seconds,
    bytesPerView: load.bytes / views,
    notModifiedShare: load.notModified / views,
    upstreamRequests,
    upstreamRequestsPerView: upstreamRequests / views,
    upstreamBytesPerView: (after.bytes - before.bytes) / views,
  };
}
