import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  InputError,
  isError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
  stringifyError,
} from '@backstage/errors';

/** What adapters may say; anything else that they throw is a fault of theirs. */
const FORESEEN: ReadonlySet<string> = new Set([
  NotFoundError.name,
  InputError.name,
  NotImplementedError.name,
  ServiceUnavailableError.name,
]);

export interface AskInTurnOptions {
  logger: LoggerService;
  signal: AbortSignal;
  /** What is asked for, as sentences name it: `Pod shop/web-1`. */
  what: string;
  /** What is said when there is nobody to ask. */
  nobody: string;
}

/**
 * Asks adapters one after the other until one knows of the thing. What they throw beside what is
 * foreseen becomes a ServiceUnavailableError: an upstream's refusal must not look like ours.
 */
export async function askInTurn<Adapter extends { id: string }, Answer>(
  adapters: readonly Adapter[],
  ask: (adapter: Adapter) => Promise<Answer>,
  options: AskInTurnOptions,
): Promise<Answer> {
  let unknown: unknown = new NotImplementedError(options.nobody);
  for (const adapter of adapters) {
    try {
      return await ask(adapter);
    } catch (error) {
      if (!isNamed(error, NotFoundError.name)) {
        throw foreseen(error, adapter.id, options);
      }
      unknown = error;
    }
  }
  throw unknown;
}

/** An error that a person may be told of; what it really was is logged. */
export function foreseen(
  error: unknown,
  adapterId: string,
  { logger, signal, what }: Omit<AskInTurnOptions, 'nobody'>,
): unknown {
  if (signal.aborted || [...FORESEEN].some(name => isNamed(error, name))) {
    return error;
  }
  logger.error(`${adapterId} failed to read ${what}: ${stringifyError(error)}`);
  return new ServiceUnavailableError(
    `${what} could not be read; the log of the backend says why.`,
  );
}

function isNamed(error: unknown, name: string): boolean {
  return isError(error) && error.name === name;
}
