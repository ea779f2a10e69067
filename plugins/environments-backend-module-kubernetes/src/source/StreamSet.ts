import type { KindStream } from './KindStream';
import { isBlocked } from './describeCluster';
import { planKey, type StreamPlan } from './planStreams';

/** The streams of one cluster, found by the namespaces that they bear on. */
export class StreamSet {
  readonly #streams = new Map<string, KindStream>();
  /** Those of the whole cluster, and those of kinds in no namespace. */
  readonly #wide = new Set<KindStream>();
  readonly #byNamespace = new Map<string, Set<KindStream>>();

  /** Ends the streams that are not planned, and opens those that are missing. */
  reconcile(
    plans: readonly StreamPlan[],
    namespaces: ReadonlySet<string>,
    open: (plan: StreamPlan) => KindStream,
  ): void {
    const missing = new Map(plans.map(plan => [planKey(plan), plan]));
    for (const [key, stream] of this.#streams) {
      if (missing.has(key) && stream.covers(namespaces)) {
        stream.narrow(namespaces);
        missing.delete(key);
      } else {
        this.#remove(key, stream);
      }
    }
    for (const [key, plan] of missing) {
      const stream = open(plan);
      this.#add(key, stream);
      void stream.run();
    }
  }

  /** The streams that tell something of these namespaces. */
  bearingOn(namespaces: Iterable<string>): KindStream[] {
    const found = [...this.#wide];
    for (const namespace of new Set(namespaces)) {
      found.push(...(this.#byNamespace.get(namespace) ?? []));
    }
    return found;
  }

  /** Whether any of them is well, so that silence says nothing. */
  get isAnyOpen(): boolean {
    for (const { status } of this.#streams.values()) {
      if (status.state === 'ok') {
        return true;
      }
    }
    return false;
  }

  /** Ends the streams of what may not be read; they are opened anew when they are planned again. */
  endBlocked(): void {
    for (const [key, stream] of this.#streams) {
      if (isBlocked(stream.status.state)) {
        this.#remove(key, stream);
      }
    }
  }

  #add(key: string, stream: KindStream): void {
    this.#streams.set(key, stream);
    const { namespace } = stream;
    if (namespace === undefined) {
      this.#wide.add(stream);
      return;
    }
    const others = this.#byNamespace.get(namespace) ?? new Set();
    this.#byNamespace.set(namespace, others.add(stream));
  }

  #remove(key: string, stream: KindStream): void {
    stream.close();
    this.#streams.delete(key);
    this.#wide.delete(stream);
    const { namespace = '' } = stream;
    const others = this.#byNamespace.get(namespace);
    others?.delete(stream);
    if (others?.size === 0) {
      this.#byNamespace.delete(namespace);
    }
  }
}
