import type { WatchTiming } from './WatchTiming';

/** How long to wait after each of several failures in a row. */
export class Backoff {
  readonly #timing: Pick<WatchTiming, 'random' | 'retryMs'>;
  #failures = 0;

  constructor(timing: Pick<WatchTiming, 'random' | 'retryMs'>) {
    this.#timing = timing;
  }

  /** The next wait in milliseconds: half of it certain, half by chance. */
  next(): number {
    const { retryMs, random } = this.#timing;
    const full = Math.min(retryMs.first * 2 ** this.#failures, retryMs.last);
    this.#failures += 1;
    return full / 2 + (random() * full) / 2;
  }

  reset(): void {
    this.#failures = 0;
  }

  get failures(): number {
    return this.#failures;
  }
}
