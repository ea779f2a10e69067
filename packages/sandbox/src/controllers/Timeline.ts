/** The time of the cluster. Everything that waits or stamps a time does it through this. */
export interface Timeline {
  /** For timestamps: the time of the wall clock. */
  now(): Date;
  /** Seconds of cluster time since the start; runs faster than the wall clock at a higher speed. */
  elapsed(): number;
  /** Seconds of cluster time since a timestamp. */
  secondsSince(time: string): number;
  /** Runs the task after so many seconds of cluster time. Returns the function that calls it off. */
  after(seconds: number, task: () => void): () => void;
}

export interface DefaultTimelineOptions {
  clock?: () => Date;
  /** How many seconds pass in the cluster during one of ours; 1 when absent. */
  speed?: number;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The time of the machine it runs on, or a multiple of it. */
export class DefaultTimeline implements Timeline {
  readonly #clock: () => Date;
  readonly #speed: number;
  readonly #started: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;

  constructor(options: DefaultTimelineOptions = {}) {
    this.#clock = options.clock ?? (() => new Date());
    this.#speed = options.speed ?? 1;
    this.#started = performance.now();
  }

  now(): Date {
    return this.#clock();
  }

  elapsed(): number {
    return ((performance.now() - this.#started) / 1000) * this.#speed;
  }

  secondsSince(time: string): number {
    return ((this.now().getTime() - Date.parse(time)) / 1000) * this.#speed;
  }

  after(seconds: number, task: () => void): () => void {
    if (this.#stopped) {
      return () => {};
    }
    const milliseconds = Math.min(
      Math.ceil((Math.max(0, seconds) / this.#speed) * 1000),
      LONGEST_TIMER_MS,
    );
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
    }, milliseconds);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  /** Calls off everything that waits; nothing can be started afterwards. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }
}

/** A time as Kubernetes writes it: whole seconds, UTC. */
export function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
