import { Timeline } from './Timeline';

interface Task {
  at: number;
  run: () => void;
}

/** A timeline that stands still until a test moves it: hours of a cluster pass in milliseconds. */
export class ManualTimeline implements Timeline {
  readonly #start: number;
  #elapsed = 0;
  #tasks: Task[] = [];

  constructor(start = new Date('2030-01-01T00:00:00Z')) {
    this.#start = start.getTime();
  }

  now(): Date {
    return new Date(this.#start + this.#elapsed * 1000);
  }

  elapsed(): number {
    return this.#elapsed;
  }

  secondsSince(time: string): number {
    return (this.now().getTime() - Date.parse(time)) / 1000;
  }

  after(seconds: number, run: () => void): () => void {
    const task = { at: this.#elapsed + Math.max(0, seconds), run };
    const later = this.#tasks.findIndex(other => other.at > task.at);
    this.#tasks.splice(later < 0 ? this.#tasks.length : later, 0, task);
    return () => {
      this.#tasks = this.#tasks.filter(other => other !== task);
    };
  }

  /** Lets so many seconds pass, and runs what falls due in them, in order. */
  advance(seconds: number): void {
    const end = this.#elapsed + seconds;
    this.#runUntil(end, () => false);
    this.#elapsed = end;
  }

  /** Lets time pass until the condition holds. Throws when it does not within the limit. */
  until(condition: () => boolean, limitSeconds = 900): void {
    const end = this.#elapsed + limitSeconds;
    if (!condition() && !this.#runUntil(end, condition)) {
      throw new Error(
        `Not so within ${limitSeconds} s: ${condition.toString()}`,
      );
    }
  }

  #runUntil(end: number, condition: () => boolean): boolean {
    for (;;) {
      const next = this.#tasks[0];
      if (!next || next.at > end) {
        return false;
      }
      this.#tasks.shift();
      this.#elapsed = Math.max(this.#elapsed, next.at);
      next.run();
      if (condition()) {
        return true;
      }
    }
  }
}
