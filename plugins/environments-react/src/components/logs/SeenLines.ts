import type { LogEntry } from '@flightdeck/plugin-environments-common';
import { compareTimes } from './compareTimes';

type Told = Exclude<LogEntry, { type: 'end' }>;

/**
 * Remembers how far each container's log was read, so that reading it again from a little before
 * tells no line twice.
 */
export class SeenLines {
  readonly #newest = new Map<string, string>();
  readonly #notices = new Set<string>();
  #marks = new Map<string, string>();

  /** Nothing was seen by which to go on. */
  get isEmpty(): boolean {
    return this.#newest.size === 0;
  }

  /** From now on lines up to those seen so far are old. */
  mark(): void {
    this.#marks = new Map(this.#newest);
  }

  /** Whether to tell an entry; remembers it. */
  isNew(entry: Told): boolean {
    const key = `${entry.pod}\n${entry.container}`;
    if (entry.type === 'notice') {
      const notice = `${key}\n${entry.message}`;
      const known = this.#notices.has(notice);
      this.#notices.add(notice);
      return !known;
    }
    if (entry.time === undefined) {
      return true;
    }
    const mark = this.#marks.get(key);
    if (mark !== undefined && compareTimes(entry.time, mark) <= 0) {
      return false;
    }
    this.#newest.set(key, entry.time);
    return true;
  }
}
