import type { LogEntry } from '@flightdeck/plugin-environments-common';

/**
 * Joins what several logs bring into one stream. It holds few entries: who adds to a full one
 * waits, and so does the server that sends them.
 */
export class EntryQueue {
  readonly #capacity: number;
  readonly #entries: LogEntry[] = [];
  /** Called when something has been added, taken, or the queue is closed. */
  #wake: (() => void)[] = [];
  #closed = false;
  #failure: { error: unknown } | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Adds an entry when there is room. Does nothing once the queue is closed. */
  async push(entry: LogEntry): Promise<void> {
    while (!this.#closed && this.#entries.length >= this.#capacity) {
      await this.#change();
    }
    if (!this.#closed) {
      this.#entries.push(entry);
      this.#changed();
    }
  }

  /** Ends the stream after what has been added. */
  close(): void {
    this.#closed = true;
    this.#changed();
  }

  /** Ends the stream with an error, at once. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.close();
  }

  async *read(): AsyncGenerator<LogEntry, void, void> {
    for (;;) {
      if (this.#failure) {
        throw this.#failure.error;
      }
      const entry = this.#entries.shift();
      if (entry) {
        this.#changed();
        yield entry;
      } else if (this.#closed) {
        return;
      } else {
        await this.#change();
      }
    }
  }

  #change(): Promise<void> {
    return new Promise(resolve => {
      this.#wake.push(resolve);
    });
  }

  #changed(): void {
    const wake = this.#wake;
    this.#wake = [];
    wake.forEach(resolve => resolve());
  }
}
