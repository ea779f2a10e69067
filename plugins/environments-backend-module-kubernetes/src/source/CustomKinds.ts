import type { KubernetesKind } from '@flightdeck/plugin-environments-common';
import { Backoff } from '@flightdeck/plugin-environments-node';
import type { ClusterConnection } from '../client/ClusterConnection';
import { ClusterError } from '../client/ClusterError';
import { readServed, readVersions } from '../client/readServed';
import { isCustom, resources } from '../watcher/resources';
import type { SourceTiming } from './SourceTiming';

/** Whether a cluster has a kind; `unreadable` when only in versions that are not known here. */
type Presence = 'served' | 'unreadable' | 'absent';

export interface CustomKindsOptions {
  connection: ClusterConnection;
  /** The kinds that are wanted, custom or not. */
  kinds: readonly KubernetesKind[];
  timing: SourceTiming;
  /** Called when more or something else is known of a kind; told those that are gone. */
  onChange: (gone: readonly KubernetesKind[]) => void;
}

/** Knows which of the wanted kinds a cluster has: those of Kubernetes, and custom ones it serves. */
export class CustomKinds {
  readonly #options: CustomKindsOptions;
  /** By custom kind; nothing of those that no look has told of yet. */
  readonly #presence = new Map<KubernetesKind, Presence>();
  #running: AbortController | undefined;
  #nap = new AbortController();

  constructor(options: CustomKindsOptions) {
    this.#options = options;
  }

  /** The kinds to watch. */
  get present(): KubernetesKind[] {
    return this.#options.kinds.filter(
      kind => !isCustom(kind) || this.#presence.get(kind) === 'served',
    );
  }

  /** The kinds that the cluster serves, but not so that they can be read. */
  get unreadable(): KubernetesKind[] {
    return this.#options.kinds.filter(
      kind => this.#presence.get(kind) === 'unreadable',
    );
  }

  /** Whether the cluster surely has no objects of a kind, as it does not know the kind. */
  isAbsent(kind: KubernetesKind): boolean {
    return this.#presence.get(kind) === 'absent';
  }

  /** Looks now and then, or not at all: then nothing is known. */
  setActive(active: boolean): void {
    if (!active) {
      this.#running?.abort();
      this.#nap.abort();
      this.#running = undefined;
      this.#presence.clear();
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
      const isWhole = await this.#look(signal);
      if (isWhole) {
        backoff.reset();
      }
      if (!signal.aborted) {
        const pause = isWhole
          ? timing.discoveryMs * (1 + timing.random() / 4)
          : backoff.next();
        await timing.delay(pause, this.#nap.signal);
      }
    }
  }

  /** Whether every kind was told of. What is known of the others stays: streams tell what ails. */
  async #look(signal: AbortSignal): Promise<boolean> {
    const { kinds, onChange } = this.#options;
    const found = await Promise.all(
      kinds
        .filter(isCustom)
        .map(async kind => [kind, await this.#ask(kind, signal)] as const),
    );
    if (signal.aborted) {
      return false;
    }
    const changed = found.filter(
      ([kind, now]) => now && now !== this.#presence.get(kind),
    );
    const gone = changed.flatMap(([kind]) =>
      this.#presence.get(kind) === 'served' ? [kind] : [],
    );
    for (const [kind, now] of changed) {
      if (now) {
        this.#presence.set(kind, now);
      }
    }
    if (changed.length > 0) {
      onChange(gone);
    }
    return found.every(([, now]) => now !== undefined);
  }

  /** Undefined when the cluster does not tell. */
  async #ask(
    kind: KubernetesKind,
    signal: AbortSignal,
  ): Promise<Presence | undefined> {
    const { connection } = this.#options;
    const { group, versions, plural } = resources[kind];
    let presence: Presence = 'absent';
    try {
      for (const version of await readVersions(connection, { group, signal })) {
        const options = { group, version, signal };
        if ((await readServed(connection, options)).has(plural)) {
          if (versions.includes(version)) {
            return 'served';
          }
          presence = 'unreadable';
        }
      }
      return presence;
    } catch (error) {
      if (error instanceof ClusterError) {
        return undefined;
      }
      throw error;
    }
  }
}
