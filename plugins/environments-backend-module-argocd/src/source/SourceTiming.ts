/** The spans that the source keeps, in milliseconds. */
export interface SourceTiming {
  /** The shortest and the longest wait before a new attempt. */
  retryMs: { first: number; last: number };
  /** How long after a stream was asked for it tells of changes for sure. */
  settleMs: number;
  /** Everything is listed anew after so long, whatever the stream has told. */
  relistMs: number;
  /** An instance that has been away for longer than this is called unreachable. */
  graceMs: number;
  /** How often to ask whether the instance still answers, and how long to wait for it. */
  heartbeatMs: number;
  heartbeatTimeoutMs: number;
  /** How often to look for projects that are new, and to read the windows of each. */
  windows: { tickMs: number; everyMs: number };
}

export const defaultSourceTiming: SourceTiming = {
  retryMs: { first: 500, last: 4_000 },
  settleMs: 1_000,
  relistMs: 5 * 60_000,
  graceMs: 10_000,
  heartbeatMs: 5_000,
  heartbeatTimeoutMs: 5_000,
  windows: { tickMs: 1_000, everyMs: 60_000 },
};
