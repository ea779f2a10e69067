/**
 * What can be made to go wrong with the server, by scenarios and tests. Each fault holds until it
 * is taken back.
 */
export interface ServerFaults {
  /** Connections are cut as soon as they open; those that are open are cut at once. */
  down: boolean;
  /** Every token is unknown. */
  unauthorized: boolean;
  /** Kinds that nobody may touch. */
  forbidKinds: Set<string>;
  /** Added to every answer. */
  latencyMs: number;
  /** Cuts every open watch in the middle. */
  dropWatches(): void;
  /** Forgets the history: watches and lists cannot resume from what was before. */
  compact(): void;
}

export class DefaultServerFaults implements ServerFaults {
  unauthorized = false;
  readonly forbidKinds = new Set<string>();
  latencyMs = 0;
  readonly #effects: {
    cutConnections(): void;
    dropWatches(): void;
    compact(): void;
  };
  #down = false;

  constructor(effects: {
    cutConnections(): void;
    dropWatches(): void;
    compact(): void;
  }) {
    this.#effects = effects;
  }

  get down(): boolean {
    return this.#down;
  }

  set down(down: boolean) {
    this.#down = down;
    if (down) {
      this.#effects.cutConnections();
    }
  }

  dropWatches(): void {
    this.#effects.dropWatches();
  }

  compact(): void {
    this.#effects.compact();
  }
}
