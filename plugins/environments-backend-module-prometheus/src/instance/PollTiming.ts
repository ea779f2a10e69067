/** How often an instance is asked, in milliseconds. */
export interface PollTiming {
  indicatorsMs: number;
  alertsMs: number;
  volumesMs: number;
  /** How long one call may take. */
  timeoutMs: number;
  /** How often to see that the server still answers. */
  probeMs: number;
  /** The shortest and the longest wait for a server that does not. */
  retryMs: { first: number; last: number };
}

/** The timing of production, for what is configured. */
export function timingOf(pollSeconds: number): PollTiming {
  return {
    indicatorsMs: pollSeconds * 1000,
    alertsMs: 30_000,
    volumesMs: 60_000,
    timeoutMs: 10_000,
    probeMs: 4_000,
    retryMs: { first: 1_000, last: 4_000 },
  };
}
