import { Cluster, ClusterEvent } from '../Cluster';

export interface HistoryEntry {
  version: number;
  event: ClusterEvent;
}

/**
 * The last changes of the cluster, oldest first: at least `capacity` of them, never twice as many.
 * Watches resume from it, and lists look back through it. What fell out is forgotten for good.
 */
export class EventHistory {
  #entries: HistoryEntry[] = [];
  #forgotten: number;
  #current: number;
  readonly #capacity: number;
  readonly #waiting = new Set<() => void>();
  readonly #unsubscribe: () => void;

  constructor(cluster: Cluster, options: { capacity: number }) {
    this.#capacity = options.capacity;
    this.#current = Number(cluster.resourceVersion);
    this.#forgotten = this.#current;
    this.#unsubscribe = cluster.subscribe(event => this.#append(event));
  }

  /** The version of the last change. */
  get current(): number {
    return this.#current;
  }

  /** Whether every change after this version is still known. */
  reaches(version: number): boolean {
    return version >= this.#forgotten && version <= this.#current;
  }

  /** The changes after a version, at most so many. */
  after(version: number, limit = Infinity): readonly HistoryEntry[] {
    const start = this.#indexAfter(version);
    return this.#entries.slice(start, start + limit);
  }

  /** Settles when there is a change after the version, when the signal fires or in due time. */
  async changed(
    version: number,
    options: { signal: AbortSignal; timeoutMs: number },
  ): Promise<void> {
    if (version < this.#current || options.signal.aborted) {
      return;
    }
    const { signal, timeoutMs } = options;
    const waiting = this.#waiting;
    await new Promise<void>(resolve => {
      const timer = setTimeout(wake, timeoutMs);
      function wake() {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        waiting.delete(wake);
        resolve();
      }
      signal.addEventListener('abort', wake);
      waiting.add(wake);
    });
  }

  /** Forgets every change so far, as etcd does from time to time. */
  compact(): void {
    this.#entries = [];
    this.#forgotten = this.#current;
  }

  close(): void {
    this.#unsubscribe();
    [...this.#waiting].forEach(wake => wake());
  }

  #append(event: ClusterEvent): void {
    const version = Number(event.object.metadata.resourceVersion);
    this.#entries.push({ version, event });
    this.#current = version;
    // Dropped in batches, so that each change costs the same on average.
    if (this.#entries.length >= this.#capacity * 2) {
      const dropped = this.#entries.length - this.#capacity;
      this.#forgotten = this.#entries[dropped - 1].version;
      this.#entries = this.#entries.slice(dropped);
    }
    [...this.#waiting].forEach(wake => wake());
  }

  #indexAfter(version: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#entries[middle].version <= version) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
