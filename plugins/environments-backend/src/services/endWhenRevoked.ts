import {
  AuthenticationError,
  isError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { LogEntry } from '@flightdeck/plugin-environments-common';

/** What says for sure that somebody may not read on; an outage says nothing. */
const REFUSALS: ReadonlySet<string> = new Set([
  AuthenticationError.name,
  NotAllowedError.name,
  NotFoundError.name,
]);

export interface EndWhenRevokedOptions {
  /** Throws when the reader may not read on. */
  authorize: () => Promise<void>;
  /** How often to ask, in milliseconds. */
  everyMs: number;
  /** Aborted when the reader may not read on. */
  revoked: AbortController;
}

/**
 * Relays a log, which can last for long, until it ends or its reader loses the right to it; then
 * its last entry says so.
 */
export async function* endWhenRevoked(
  entries: AsyncGenerator<LogEntry, void, void>,
  { authorize, everyMs, revoked }: EndWhenRevokedOptions,
): AsyncGenerator<LogEntry, void, void> {
  let refusal: string | undefined;
  const ask = () => {
    authorize().catch((error: unknown) => {
      if (isError(error) && REFUSALS.has(error.name)) {
        refusal = error.message;
        revoked.abort();
      }
    });
  };
  const timer = setInterval(ask, everyMs);
  try {
    for await (const entry of entries) {
      if (refusal !== undefined) {
        break;
      }
      yield entry;
      if (entry.type === 'end') {
        return;
      }
    }
  } finally {
    clearInterval(timer);
  }
  if (refusal !== undefined) {
    yield { type: 'end', message: refusal };
  }
}
