import { isError } from '@backstage/errors';
import { Backoff, type Delay } from '@flightdeck/plugin-environments-node';

const ATTEMPTS = 5;

/**
 * Tries again while an upstream does not answer, which a ServiceUnavailableError says: for what may
 * be done twice.
 */
export async function retryUnanswered<T>(
  { delay, signal }: { delay: Delay; signal: AbortSignal },
  act: () => Promise<T>,
): Promise<T> {
  const backoff = new Backoff({
    retryMs: { first: 1_000, last: 10_000 },
    random: Math.random,
  });
  for (;;) {
    signal.throwIfAborted();
    try {
      return await act();
    } catch (error) {
      const unanswered =
        isError(error) && error.name === 'ServiceUnavailableError';
      if (!unanswered || backoff.failures >= ATTEMPTS - 1) {
        throw error;
      }
      await delay(backoff.next(), signal);
    }
  }
}
