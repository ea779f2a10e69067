import type {
  LogEntry,
  LogRequest,
} from '@flightdeck/plugin-environments-common';
import { LogBuffer, type LogBlock } from './LogBuffer';
import { SeenLines } from './SeenLines';

/**
 * How the reading of a log is doing.
 *
 * - `reading`: connected, or about to be
 * - `resting`: nobody looks; it goes on when somebody does
 * - `ended`: everything that was asked for is there, or the backend said why it stops
 * - `cut`: the stream broke off
 * - `failed`: it could not be read at all
 */
export type LogPhase =
  | { name: 'reading' }
  | { name: 'resting' }
  | { name: 'ended'; message?: string }
  | { name: 'cut'; message?: string }
  | { name: 'failed'; error: Error };

/** What a log viewer shows; a new object for each change. */
export interface LogState {
  phase: LogPhase;
  blocks: readonly LogBlock[];
  count: number;
  dropped: number;
}

export interface LogSessionOptions {
  request: LogRequest;
  open(request: LogRequest, signal: AbortSignal): AsyncIterable<LogEntry>;
  /** Milliseconds. */
  now?: () => number;
  /** Changes are told of together, this long after the first. */
  flushMs?: number;
}

/** What is asked for beyond the time that nothing was heard, lest a line is missed. */
const OVERLAP_SECONDS = 10;
const LONGEST_SINCE_SECONDS = 604_800;
const RESUME_TAIL_LINES = 5_000;

/** Reads one log, keeps its newest lines, and can go on where it was interrupted. */
export class LogSession {
  readonly #options: LogSessionOptions;
  readonly #now: () => number;
  readonly #buffer = new LogBuffer();
  readonly #seen = new SeenLines();
  readonly #listeners = new Set<() => void>();
  #pending: Exclude<LogEntry, { type: 'end' }>[] = [];
  #flushTimer: ReturnType<typeof setTimeout> | undefined;
  #controller: AbortController | undefined;
  #heardUntil: number | undefined;
  #heard = false;
  #state: LogState;

  constructor(options: LogSessionOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#state = {
      phase: { name: 'reading' },
      blocks: [],
      count: 0,
      dropped: 0,
    };
  }

  readonly getState = (): LogState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Starts, or goes on after an interruption without telling a line twice. */
  readonly goOn = (): void => {
    if (!this.#controller) {
      this.#run(this.#nextRequest());
    }
  };

  /** Lets go of the connection while nobody looks; what has ended stays ended. */
  rest(): void {
    if (this.#controller && this.#options.request.follow) {
      this.#interrupt({ name: 'resting' });
    }
  }

  /** Lets go of the connection. */
  stop(): void {
    if (this.#controller) {
      this.#interrupt({ name: 'resting' });
    }
    clearTimeout(this.#flushTimer);
    this.#flushTimer = undefined;
  }

  async #run(request: LogRequest): Promise<void> {
    const controller = new AbortController();
    this.#controller = controller;
    this.#heard = false;
    this.#tell({ name: 'reading' });
    let end: LogPhase = { name: 'cut' };
    try {
      const entries = this.#options.open(request, controller.signal);
      for await (const entry of entries) {
        if (controller.signal.aborted) {
          return;
        }
        this.#heard = true;
        if (entry.type === 'end') {
          end = { name: 'ended', message: entry.message };
          break;
        }
        this.#take(entry);
      }
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      end =
        this.#heard || this.#heardUntil !== undefined
          ? { name: 'cut', message: reason.message }
          : { name: 'failed', error: reason };
    }
    if (!controller.signal.aborted) {
      this.#interrupt(end);
    }
  }

  #interrupt(phase: LogPhase): void {
    this.#controller?.abort();
    this.#controller = undefined;
    if (this.#heard) {
      this.#heardUntil = this.#now();
    }
    this.#flush();
    this.#tell(phase);
  }

  #nextRequest(): LogRequest {
    const { request } = this.#options;
    if (this.#heardUntil === undefined || this.#seen.isEmpty) {
      return request;
    }
    this.#seen.mark();
    const silent = Math.ceil((this.#now() - this.#heardUntil) / 1000);
    return {
      ...request,
      tailLines: RESUME_TAIL_LINES,
      sinceSeconds: Math.min(silent + OVERLAP_SECONDS, LONGEST_SINCE_SECONDS),
    };
  }

  #take(entry: Exclude<LogEntry, { type: 'end' }>): void {
    if (!this.#seen.isNew(entry)) {
      return;
    }
    this.#pending.push(entry);
    this.#flushTimer ??= setTimeout(() => {
      this.#flush();
      this.#tell(this.#state.phase);
    }, this.#options.flushMs ?? 100);
  }

  #flush(): void {
    clearTimeout(this.#flushTimer);
    this.#flushTimer = undefined;
    const pending = this.#pending;
    this.#pending = [];
    this.#buffer.append(
      pending.map(entry =>
        entry.type === 'line'
          ? { ...entry, kind: entry.type }
          : { ...entry, kind: entry.type, text: entry.message },
      ),
    );
  }

  #tell(phase: LogPhase): void {
    const { blocks, count, dropped } = this.#buffer;
    this.#state = { phase, blocks, count, dropped };
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
