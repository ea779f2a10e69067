import type { LogLine } from './readLogLines';

/**
 * How far the log of a container has been read, so that reading can go on there. A server takes it
 * to the second only, and sends lines again.
 */
export class LogPoint {
  #time: string | undefined;
  /** Lines of that very time. */
  #count = 0;
  #again: { time: string; count: number } | undefined;

  /** The time of the newest line. */
  get time(): string | undefined {
    return this.#time;
  }

  /** From now on lines come from this point, and those before it are known. */
  resume(): void {
    this.#again = this.#time
      ? { time: this.#time, count: this.#count }
      : undefined;
  }

  /** Whether a line is news. Each line has to be shown once. */
  takes(line: LogLine): boolean {
    if (this.#again && this.#isKnown(line, this.#again)) {
      return false;
    }
    this.#again = undefined;
    const { time } = line;
    if (time !== undefined) {
      if (this.#time === undefined || time > this.#time) {
        this.#time = time;
        this.#count = 1;
      } else if (time === this.#time) {
        this.#count += 1;
      }
    }
    return true;
  }

  #isKnown({ time }: LogLine, again: { time: string; count: number }): boolean {
    if (time === undefined || time < again.time) {
      return true;
    }
    if (time === again.time && again.count > 0) {
      again.count -= 1;
      return true;
    }
    return false;
  }
}
