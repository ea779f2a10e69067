const CAPACITY = 5_000;

/** Values by key, as many as there is room for: the eldest goes first. */
class Pool<Value> {
  readonly #values = new Map<string, Value>();

  share(key: string, value: Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#values.set(key, value);
    if (this.#values.size > CAPACITY) {
      const [eldest] = this.#values.keys();
      this.#values.delete(eldest);
    }
    return value;
  }
}

/**
 * Hands out one value for all that are equal. The Pods of one workload repeat their labels, owners
 * and containers, which are most of what is kept of them.
 */
export class SharedValues<Value extends object> {
  readonly #pool = new Pool<Value>();

  share(value: Value): Value {
    return this.#pool.share(JSON.stringify(value), value);
  }
}

/** The same for texts. */
export class SharedTexts {
  readonly #pool = new Pool<string>();

  share(text: string): string;
  share(text: string | undefined): string | undefined;
  share(text: string | undefined): string | undefined {
    return text && this.#pool.share(text, text);
  }
}
