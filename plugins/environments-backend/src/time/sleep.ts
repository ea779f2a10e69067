import { setTimeout as wait } from 'node:timers/promises';

/** Waits. An abort ends the wait early and is no error: the caller looks at its signal. */
export type Sleep = (
  milliseconds: number,
  signal: AbortSignal,
) => Promise<void>;

/** {@inheritdoc Sleep} */
export const sleep: Sleep = async (milliseconds, signal) => {
  try {
    await wait(milliseconds, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
};
