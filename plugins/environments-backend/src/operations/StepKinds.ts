import type { StepKind } from '../actions/StepKind';

/** How each kind of step is done. */
export class StepKinds {
  readonly #kinds: ReadonlyMap<string, StepKind>;

  constructor(kinds: readonly StepKind[]) {
    this.#kinds = new Map(kinds.map(one => [one.kind, one]));
  }

  /** @throws Error when this version knows no such step. */
  find(kind: string): StepKind {
    const found = this.#kinds.get(kind);
    if (!found) {
      throw new Error(`This version of Flightdeck knows no step '${kind}'.`);
    }
    return found;
  }
}
