import type { KubernetesKind } from '@flightdeck/plugin-environments-common';
import { Backoff } from '@flightdeck/plugin-environments-node';
import type { ClusterConnection } from '../client/ClusterConnection';
import { ClusterError } from '../client/ClusterError';
import { readServed } from '../client/readServed';
import { isCustom, resources } from '../watcher/resources';
import type { SourceTiming } from './SourceTiming';

export interface CustomKindsOptions {
  connection: ClusterConnection;
  /** The kinds that are wanted, custom or not. */
  kinds: readonly KubernetesKind[];
  timing: SourceTiming;
  /** Called when kinds have come or gone; told those that are gone. */
  onChange: (gone: readonly KubernetesKind[]) => void;
}

/** Knows which of the wanted kinds a cluster has: those of Kubernetes, and custom ones it serves. */
export class CustomKinds {
  readonly #options: CustomKindsOptions;
  readonly #served = new Set<KubernetesKind>();
  #running: AbortController | undefined;
  #nap = new AbortController();

  constructor(options: CustomKindsOptions) {
    this.#options = options;
  }

  /** The kinds to watch. */
  get present(): KubernetesKind[] {
    return this.#options.kinds.filter(
      kind => !isCustom(kind) || this.#served.has(kind),
    );
  }

  /** Looks now and then, or not at all. */
  setActive(active: boolean): void {
    if (!active) {
      this.#running?.abort();
      this.#nap.abort();
      this.#running = undefined;
    } else if (!this.#running) {
      this.#running = new AbortController();
      void this.#run(this.#running.signal);
    }
  }

  /** Looks again at once: a kind has turned out not to be served. */
  lookAgain(): void {
    this.#nap.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { timing } = this.#options;
    const backoff = new Backoff(timing);
    while (!signal.aborted) {
      this.#nap = new AbortController();
      let pause = timing.discoveryMs * (1 + timing.random() / 4);
      try {
        await this.#look(signal);
        backoff.reset();
      } catch (error) {
        if (!(error instanceof ClusterError)) {
          throw error;
        }
        // What was known stays: the streams tell what ails the cluster.
        pause = backoff.next();
      }
      if (!signal.aborted) {
        await timing.delay(pause, this.#nap.signal);
      }
    }
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { kinds, onChange } = this.#options;
    const before = new Set(this.#served);
    await Promise.all(
      kinds.filter(isCustom).map(async kind => {
        if (await this.#isServed(kind, signal)) {
          this.#served.add(kind);
        } else {
          this.#served.delete(kind);
        }
      }),
    );
    const gone = [...before].filter(kind => !this.#served.has(kind));
    const hasCome = [...this.#served].some(kind => !before.has(kind));
    if (!signal.aborted && (hasCome || gone.length > 0)) {
      onChange(gone);
    }
  }

  async #isServed(kind: KubernetesKind, signal: AbortSignal): Promise<boolean> {
    const { connection } = this.#options;
    const { group, versions, plural } = resources[kind];
    for (const version of versions) {
      const options = { group, version, signal };
      if ((await readServed(connection, options)).has(plural)) {
        return true;
      }
    }
    return false;
  }
}
