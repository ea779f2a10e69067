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

/** Waits until a check passes; throws what it said last when that takes too long. */
export async function untilPasses(
  check: () => Promise<void>,
  options: { withinMs?: number } = {},
): Promise<void> {
  let last: unknown;
  const passes = () =>
    check().then(
      () => true,
      error => {
        last = error;
        return false;
      },
    );
  await until(passes, options).catch(() => {
    throw last;
  });
}
