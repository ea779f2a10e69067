/** How often an instance is asked, in milliseconds. */
export interface PollTiming {
  indicatorsMs: number;
  alertsMs: number;
  volumesMs: number;
  /** How long one call may take. */
  timeoutMs: number;
}

/** The timing of production, for what is configured. */
export function timingOf(pollSeconds: number): PollTiming {
  return {
    indicatorsMs: pollSeconds * 1000,
    alertsMs: 30_000,
    volumesMs: 60_000,
    timeoutMs: 10_000,
  };
}
