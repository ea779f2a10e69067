import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from './monotonicMs';

/** Asks until there is an answer; fails when that takes too long. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  options: { timeoutMs: number; pauseMs: number },
): Promise<T> {
  const end = monotonicMs() + options.timeoutMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined) {
      return found;
    }
    if (monotonicMs() > end) {
      throw new Error(`${what} took longer than ${options.timeoutMs} ms.`);
    }
    await delay(options.pauseMs);
  }
}
