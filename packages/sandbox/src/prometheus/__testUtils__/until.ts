/** Waits until the condition holds; throws when that takes too long. */
export async function until(
  condition: () => Promise<boolean>,
  { withinMs = 20_000 } = {},
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error('The condition did not come true in time.');
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
