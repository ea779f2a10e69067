/** How long to wait after each of several failures in a row. */
export class Backoff {
  readonly #options: { firstMs: number; lastMs: number; random: () => number };
  #failures = 0;

  constructor(options: {
    firstMs: number;
    lastMs: number;
    random: () => number;
  }) {
    this.#options = options;
  }

  /** The next wait in milliseconds: half of it certain, half by chance. */
  next(): number {
    const { firstMs, lastMs, random } = this.#options;
    const full = Math.min(firstMs * 2 ** this.#failures, lastMs);
    this.#failures += 1;
    return full / 2 + (random() * full) / 2;
  }

  reset(): void {
    this.#failures = 0;
  }
}
