import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits so many milliseconds. An abort ends the wait early and is no error: the caller looks at
 * its signal. Passed in, so that a test need not wait.
 *
 * @public
 */
export type Delay = (
  milliseconds: number,
  signal: AbortSignal,
) => Promise<void>;

/**
 * The {@link Delay} of real time. It does not keep the process alive.
 *
 * @public
 */
export const delay: Delay = async (milliseconds, signal) => {
  try {
    await wait(milliseconds, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
};
