import { ClusterEvent } from './Cluster';

type Listener = (event: ClusterEvent) => void;

/**
 * Tells every listener of every change in the order of the changes. What a listener changes is
 * told after the event that it answers, so that nobody sees effects before their cause.
 */
export class EventDispatcher {
  readonly #listeners = new Set<Listener>();
  readonly #queue: ClusterEvent[] = [];
  #dispatching = false;

  subscribe(listener: Listener): () => void {
    // A wrapper of its own, so that the same function can subscribe twice.
    const entry: Listener = event => listener(event);
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  /** Throws what listeners threw, after all were told. */
  dispatch(event: ClusterEvent): void {
    this.#queue.push(event);
    if (this.#dispatching) {
      return;
    }
    const errors: unknown[] = [];
    this.#dispatching = true;
    try {
      for (
        let next = this.#queue.shift();
        next !== undefined;
        next = this.#queue.shift()
      ) {
        errors.push(...this.#tell(next));
      }
    } finally {
      this.#dispatching = false;
    }
    if (errors.length === 1) {
      throw errors[0];
    }
    if (errors.length > 1) {
      throw new AggregateError(
        errors,
        'Several listeners of the cluster failed',
      );
    }
  }

  #tell(event: ClusterEvent): unknown[] {
    const errors: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        errors.push(error);
      }
    }
    return errors;
  }
}
