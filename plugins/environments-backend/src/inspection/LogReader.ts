import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  EnvironmentDefinition,
  LogEntry,
  LogRequest,
} from '@flightdeck/plugin-environments-common';
import type { WorkloadInspector } from '@flightdeck/plugin-environments-node';
import { askInTurn, foreseen } from './askInTurn';
import { NO_INSPECTOR } from './sentences';
import type { StreamSlots } from './StreamSlots';

export interface LogReaderOptions {
  inspectors: readonly WorkloadInspector[];
  slots: StreamSlots;
  logger: LoggerService;
  /** Aborted when the backend stops. */
  stopping: AbortSignal;
}

interface OpenLog {
  adapterId: string;
  entries: AsyncGenerator<LogEntry, void, void>;
  first: IteratorResult<LogEntry, void>;
}

/** Reads logs through the inspectors, so many at once. */
export class LogReader {
  readonly #options: LogReaderOptions;

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /**
   * Yields the entries of a log. What hinders it from being read at all is thrown before the first
   * entry; what ends it later is told in an `end` entry. Holds a slot and connections from the
   * first `next` until it ends or is returned.
   */
  async *read(
    environment: EnvironmentDefinition,
    request: LogRequest,
    { caller, signal: left }: { caller: string; signal: AbortSignal },
  ): AsyncGenerator<LogEntry, void, void> {
    const { slots, stopping } = this.#options;
    const release = slots.take(caller);
    try {
      const signal = AbortSignal.any([left, stopping]);
      const log = await this.#open(environment, request, signal);
      yield* this.#relay(log, request, signal);
    } finally {
      release();
    }
  }

  /** Asks for the first entry: until it is there, another inspector may know better. */
  #open(
    environment: EnvironmentDefinition,
    request: LogRequest,
    signal: AbortSignal,
  ): Promise<OpenLog> {
    const { inspectors, logger } = this.#options;
    return askInTurn(
      inspectors,
      async (inspector): Promise<OpenLog> => {
        const entries = inspector.readLogs(environment, request, { signal });
        const first = await entries.next();
        return { adapterId: inspector.id, entries, first };
      },
      { logger, signal, what: whatIs(request), nobody: NO_INSPECTOR },
    );
  }

  async *#relay(
    { adapterId, entries, first }: OpenLog,
    request: LogRequest,
    signal: AbortSignal,
  ): AsyncGenerator<LogEntry, void, void> {
    const { logger, stopping } = this.#options;
    let last: LogEntry | undefined;
    try {
      let next = first;
      while (!next.done) {
        last = next.value;
        yield last;
        next = await entries.next();
      }
    } catch (error) {
      const what = whatIs(request);
      const told = foreseen(error, adapterId, { logger, signal, what });
      if (!signal.aborted) {
        last = { type: 'end', message: isError(told) ? told.message : what };
        yield last;
      }
    } finally {
      await entries.return();
    }
    if (stopping.aborted && last?.type !== 'end') {
      yield { type: 'end', message: 'The backend is stopping.' };
    }
  }
}

function whatIs({ kind, namespace, name }: LogRequest): string {
  return `The log of ${kind} ${namespace}/${name}`;
}
