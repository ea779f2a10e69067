import { isDeepStrictEqual } from 'node:util';
import { NotFoundError } from '@backstage/errors';
import type {
  Application,
  ApplicationOperation,
} from '@flightdeck/plugin-environments-common';
import { Backoff, delay } from '@flightdeck/plugin-environments-node';

const LONGEST_PAUSE_MS = 10_000;

export interface FollowOperationOptions {
  /** The application as it was before the operation was asked for. */
  before: Application;
  read(): Promise<Application>;
  pollMs: number;
  signal: AbortSignal;
}

/**
 * Whether an application's operation is another one than that which was there before. It is held
 * against what Argo CD told then, not against our clock; and so is the history, as times are whole
 * seconds and two operations may share one.
 */
function isNew(
  { operation, history }: Application,
  before: Application,
): boolean {
  return (
    !isDeepStrictEqual(operation, before.operation) ||
    history.at(0)?.id !== before.history.at(0)?.id
  );
}

/**
 * Yields the operation after the one that was there before, each time it changes, until it has
 * ended: a failed attempt that waits to be tried again has not. Keeps trying while the upstream is
 * away.
 *
 * @throws NotFoundError when the application is gone.
 */
export async function* followOperation(
  options: FollowOperationOptions,
): AsyncGenerator<ApplicationOperation, void, void> {
  const { before, read, pollMs, signal } = options;
  const backoff = new Backoff({
    retryMs: { first: pollMs * 2, last: Math.max(pollMs, LONGEST_PAUSE_MS) },
    random: Math.random,
  });
  let told: ApplicationOperation | undefined;
  let hasRun = false;
  while (!signal.aborted) {
    let pause = pollMs;
    try {
      const now = await read();
      const { operation, operationInProgress } = now;
      backoff.reset();
      // Until the one that was accepted starts, Argo CD may still tell of the one before.
      if (operation && (hasRun || isNew(now, before))) {
        // Two dry runs within one second look the same in the end.
        hasRun = true;
        if (!isDeepStrictEqual(operation, told)) {
          told = operation;
          yield operation;
        }
        if (!operationInProgress) {
          return;
        }
      }
    } catch (error) {
      if (error instanceof NotFoundError) {
        throw error;
      }
      pause = backoff.next();
    }
    await delay(pause, signal);
  }
}
