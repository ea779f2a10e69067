/** Values that were learned a short while ago; the oldest are forgotten when there are too many. */
export class ShortMemory<T> {
  readonly #values = new Map<string, { value: T; until: number }>();
  readonly #now: () => Date;
  readonly #most: number;

  constructor(options: { now: () => Date; most: number }) {
    this.#now = options.now;
    this.#most = options.most;
  }

  get(key: string): T | undefined {
    const known = this.#values.get(key);
    return known && known.until > this.#now().getTime()
      ? known.value
      : undefined;
  }

  set(key: string, value: T, keepMs: number): void {
    this.#values.delete(key);
    this.#values.set(key, { value, until: this.#now().getTime() + keepMs });
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#most) {
        return;
      }
      this.#values.delete(oldest);
    }
  }
}
