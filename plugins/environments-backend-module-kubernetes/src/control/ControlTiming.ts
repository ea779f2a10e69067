import { type Delay, delay } from '@flightdeck/plugin-environments-node';

/** The spans that the controller keeps, in milliseconds. */
export interface ControlTiming {
  delay: Delay;
  /** From 0 up to 1. */
  random: () => number;
  /** How long one request may take. */
  timeoutMs: number;
  /** How often a workload that is followed is looked at. */
  pollMs: number;
  /** Waits between looks while the cluster does not answer. */
  retryMs: { first: number; last: number };
}

export const defaultControlTiming: ControlTiming = {
  delay,
  random: Math.random,
  timeoutMs: 10_000,
  pollMs: 1_000,
  retryMs: { first: 500, last: 8_000 },
};
