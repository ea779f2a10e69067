import { setTimeout as wait } from 'node:timers/promises';

/** Resolves after so many milliseconds, or at once when the signal aborts. Never rejects. */
export type Delay = (
  milliseconds: number,
  signal: AbortSignal,
) => Promise<void>;

export const delay: Delay = async (milliseconds, signal) => {
  try {
    await wait(milliseconds, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
};
