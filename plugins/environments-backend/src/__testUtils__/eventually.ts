import { setTimeout as wait } from 'node:timers/promises';

/** Tries an assertion again until it holds, and gives back its result. */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  patienceMs = 5_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
    }
    await wait(5);
  }
}
