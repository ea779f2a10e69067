import { defaultWatchTiming, type WatchTiming } from '../watcher/WatchTiming';

/** The spans that the source keeps. */
export interface SourceTiming extends WatchTiming {
  /** An upstream that has been away for longer than this is called unreachable. */
  graceMs: number;
  /** How often to ask whether the server still answers, and how long to wait for it. */
  heartbeatMs: number;
  heartbeatTimeoutMs: number;
  /** How often to ask whether a cluster that refused everything still does. */
  rightsMs: number;
  /** How often to look again for a namespace: one that is empty, and one that was not there. */
  namespaceMs: { empty: number; missing: number };
  /** How often to look again which custom resources a cluster has. */
  discoveryMs: number;
  /** How often to ask what Pods use, and from which age on an answer is no longer told. */
  usageMs: number;
  usageMaxAgeMs: number;
  /** The log is told at most this often how a cluster is doing. */
  logMs: number;
}

export const defaultSourceTiming: SourceTiming = {
  ...defaultWatchTiming,
  graceMs: 10_000,
  heartbeatMs: 5_000,
  heartbeatTimeoutMs: 5_000,
  rightsMs: 5_000,
  namespaceMs: { empty: 60_000, missing: 10_000 },
  discoveryMs: 60_000,
  usageMs: 30_000,
  usageMaxAgeMs: 180_000,
  logMs: 1_000,
};
