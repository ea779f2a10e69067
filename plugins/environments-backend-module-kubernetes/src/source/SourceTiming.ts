import { defaultWatchTiming, type WatchTiming } from '../watcher/WatchTiming';

/** The spans that the source keeps. */
export interface SourceTiming extends WatchTiming {
  /** An upstream that has been away for longer than this is called unreachable. */
  graceMs: number;
  /** How often to ask whether the server still answers, and how long to wait for it. */
  heartbeatMs: number;
  heartbeatTimeoutMs: number;
  /** How often to look again for a namespace: one that is empty, and one that was not there. */
  namespaceMs: { empty: number; missing: number };
}

export const defaultSourceTiming: SourceTiming = {
  ...defaultWatchTiming,
  graceMs: 10_000,
  heartbeatMs: 20_000,
  heartbeatTimeoutMs: 10_000,
  namespaceMs: { empty: 60_000, missing: 10_000 },
};
