import { LOG_LIMITS } from '@flightdeck/plugin-environments-common';
import { type Delay, delay } from '@flightdeck/plugin-environments-node';

/** The clock and the spans that the inspector keeps, in milliseconds. */
export interface InspectionTiming {
  clock: () => Date;
  delay: Delay;
  /** From 0 up to 1. */
  random: () => number;
  /** How often to look for new Pods while following. */
  pollMs: number;
  /** How long a log that is followed may be silent before it is asked for anew. */
  silenceMs: number;
  /** How long an object, and a log that is not followed, may be silent. */
  timeoutMs: number;
  /** Waits between attempts to go on with a log that was cut. */
  retryMs: { first: number; last: number };
  /** How long an answer follows. */
  followMs: number;
}

export const defaultInspectionTiming: InspectionTiming = {
  clock: () => new Date(),
  delay,
  random: Math.random,
  pollMs: 2_000,
  silenceMs: 60_000,
  timeoutMs: 10_000,
  retryMs: { first: 500, last: 8_000 },
  followMs: LOG_LIMITS.followSeconds * 1_000,
};
