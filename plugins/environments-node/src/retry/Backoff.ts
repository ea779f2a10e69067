/**
 * What a {@link Backoff} goes by.
 *
 * @public
 */
export interface BackoffOptions {
  /** The wait doubles from the first to the last of these, in milliseconds. */
  retryMs: { first: number; last: number };
  /** From 0 up to 1. */
  random: () => number;
}

/**
 * How long to wait after each of several failures in a row, so that an upstream in trouble is
 * left alone and replicas do not ask in step.
 *
 * @public
 */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** The next wait in milliseconds: half of it certain, half by chance. */
  next(): number {
    const { retryMs, random } = this.#options;
    const full = Math.min(retryMs.first * 2 ** this.#failures, retryMs.last);
    this.#failures += 1;
    return full / 2 + (random() * full) / 2;
  }

  /** Starts anew, after a success. */
  reset(): void {
    this.#failures = 0;
  }

  /** How many waits were asked for since the beginning or the last reset. */
  get failures(): number {
    return this.#failures;
  }
}
