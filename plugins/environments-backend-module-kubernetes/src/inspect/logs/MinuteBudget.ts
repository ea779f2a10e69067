const MINUTE_MS = 60_000;

/** Counts bytes by the minute, so that a log that floods does not flood its readers. */
export class MinuteBudget {
  readonly #limit: number;
  readonly #clock: () => Date;
  #since = -Infinity;
  #bytes = 0;
  #refused = 0;

  constructor(limit: number, clock: () => Date) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /**
   * Takes a line into account. `fits` says whether it may be shown, `refused` how many of the
   * minute before were not, told once, and `isFirst` whether this is the first of its minute.
   */
  take(bytes: number): { fits: boolean; isFirst: boolean; refused: number } {
    const now = this.#clock().getTime();
    let refused = 0;
    if (now - this.#since >= MINUTE_MS) {
      refused = this.#refused;
      this.#since = now;
      this.#bytes = 0;
      this.#refused = 0;
    }
    if (this.#bytes + bytes > this.#limit) {
      this.#refused += 1;
      return { fits: false, isFirst: this.#refused === 1, refused };
    }
    this.#bytes += bytes;
    return { fits: true, isFirst: false, refused };
  }
}
