import { setTimeout as wait } from 'node:timers/promises';

/** Waits until a condition holds; fails when it does not within a minute. */
export async function eventually(
  condition: () => Promise<boolean>,
): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > end) {
      throw new Error(`Waited in vain: ${condition}`);
    }
    await wait(100);
  }
}
