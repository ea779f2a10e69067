import { delay, type Delay } from '@flightdeck/plugin-environments-node';

/** Time and chance, as the watchers see them, and the spans they keep. */
export interface WatchTiming {
  clock: () => Date;
  /** From 0 up to 1. */
  random: () => number;
  delay: Delay;
  /** Objects a page of a list. */
  pageSize: number;
  /** How long the server is asked to keep a watch open: between these, so that they spread. */
  watchSeconds: { min: number; max: number };
  /** A watch that is silent for this much longer than it may last is dead. */
  silenceMarginMs: number;
  /** The wait after failures doubles from the first to the last of these. */
  retryMs: { first: number; last: number };
  /** The wait after a failure starts anew when a watch has lasted this long. */
  healthyMs: number;
  /** How often to try again what is forbidden or not served. */
  blockedRetryMs: number;
}

export const defaultWatchTiming: WatchTiming = {
  clock: () => new Date(),
  random: Math.random,
  delay,
  pageSize: 500,
  watchSeconds: { min: 240, max: 300 },
  silenceMarginMs: 30_000,
  retryMs: { first: 500, last: 8_000 },
  healthyMs: 10_000,
  blockedRetryMs: 60_000,
};
