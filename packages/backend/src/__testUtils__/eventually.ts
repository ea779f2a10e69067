import { setTimeout as wait } from 'node:timers/promises';

/** Waits until a condition holds; fails when it does not within so many milliseconds. */
export async function eventually(
  condition: () => Promise<boolean>,
  within = 60_000,
): Promise<void> {
  const end = performance.now() + within;
  while (!(await condition())) {
    if (performance.now() > end) {
      throw new Error(`Waited in vain: ${condition}`);
    }
    await wait(100);
  }
}
