import { delay } from '@flightdeck/plugin-environments-node';
import { whileAnswering } from './whileAnswering';

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

describe('whileAnswering', () => {
  it('ends the work, and says why, when the upstream answers no more', async () => {
    let pings = 0;
    const ping = async () => {
      pings += 1;
      if (pings === 3) {
        throw new Error('gone');
      }
    };
    const { signal } = new AbortController();
    await expect(
      whileAnswering({ ping, everyMs: 1, delay, signal }, untilAborted),
    ).rejects.toThrow('gone');
    expect(pings).toBe(3);
  });

  it('ends with the work, which may fail', async () => {
    const { signal } = new AbortController();
    const options = { ping: async () => {}, everyMs: 1, delay, signal };
    await expect(whileAnswering(options, async () => {})).resolves.toBe(
      undefined,
    );
    await expect(
      whileAnswering(options, async () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
  });

  it('ends quietly when it is told to, though a ping is under way', async () => {
    const stop = new AbortController();
    const ping = async (signal: AbortSignal) => {
      stop.abort();
      await untilAborted(signal);
      throw new Error('aborted');
    };
    await expect(
      whileAnswering(
        { ping, everyMs: 1, delay, signal: stop.signal },
        untilAborted,
      ),
    ).resolves.toBe(undefined);
  });
});
