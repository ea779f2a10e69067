import type { LogEntry } from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';

/** Reads as the backend does, and keeps what comes. */
export class LogReader {
  readonly entries: LogEntry[] = [];
  readonly #controller = new AbortController();
  readonly #ended: Promise<void>;

  constructor(
    read: (signal: AbortSignal) => AsyncGenerator<LogEntry, void, void>,
  ) {
    this.#ended = this.#read(read(this.#controller.signal));
  }

  get texts(): string[] {
    return this.entries.flatMap(entry =>
      entry.type === 'line' ? [entry.text] : [],
    );
  }

  get notices(): string[] {
    return this.entries.flatMap(entry =>
      entry.type === 'notice' ? [entry.message] : [],
    );
  }

  get end(): LogEntry | undefined {
    return this.entries.find(({ type }) => type === 'end');
  }

  /** Waits for so many lines, and gives those that have come. */
  async untilLines(count: number): Promise<string[]> {
    await until(() => this.texts.length >= count, {
      what: () => this.entries,
    });
    return this.texts;
  }

  async leave(): Promise<void> {
    this.#controller.abort();
    await this.#ended;
  }

  async #read(entries: AsyncIterable<LogEntry>): Promise<void> {
    for await (const entry of entries) {
      this.entries.push(entry);
    }
  }
}
