import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits until the condition holds, and says how many milliseconds that took.
 *
 * @throws an error with what `what` gives, when it does not hold `within` so many milliseconds;
 * 15 seconds when not said.
 *
 * @public
 */
export async function until(
  condition: () => boolean,
  options: { within?: number; what?: () => unknown } = {},
): Promise<number> {
  const { within = 15_000, what } = options;
  const startedAt = performance.now();
  while (!condition()) {
    if (performance.now() - startedAt > within) {
      throw new Error(
        `Waited for ${within} ms in vain; ${JSON.stringify(what?.())}`,
      );
    }
    await wait(5);
  }
  return performance.now() - startedAt;
}
