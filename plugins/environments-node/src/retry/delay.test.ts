import { delay } from './delay';

describe('delay', () => {
  // A delay does not keep the process alive; what a test waits for has to.
  const awake = setInterval(() => {}, 1_000);
  afterAll(() => clearInterval(awake));

  it('waits for the time', async () => {
    const startedAt = performance.now();
    await delay(30, new AbortController().signal);
    // Timers may fire a little early.
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(28);
  });

  it('ends early, and without an error, when the signal aborts', async () => {
    const controller = new AbortController();
    const waiting = delay(3_600_000, controller.signal);
    controller.abort();
    await expect(waiting).resolves.toBeUndefined();
  });

  it('does not begin when the signal has aborted before', async () => {
    await expect(
      delay(3_600_000, AbortSignal.abort()),
    ).resolves.toBeUndefined();
  });
});
