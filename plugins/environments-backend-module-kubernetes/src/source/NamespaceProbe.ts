import type { ClusterConnection } from '../client/ClusterConnection';
import { ClusterError } from '../client/ClusterError';
import type { SourceTiming } from './SourceTiming';

export interface NamespaceProbeOptions {
  connection: ClusterConnection;
  timing: SourceTiming;
  /** A namespace with objects exists: there is nothing to ask. */
  hasObjects: (namespace: string) => boolean;
  onChange: (namespaces: Iterable<string>) => void;
}

/**
 * Finds out which namespaces do not exist. The API server lists the objects of such a namespace
 * without complaint, so that a name with a mistake looks like an environment without objects.
 */
export class NamespaceProbe {
  readonly #options: NamespaceProbeOptions;
  readonly #probes = new Map<string, AbortController>();
  readonly #missing = new Set<string>();

  constructor(options: NamespaceProbeOptions) {
    this.#options = options;
  }

  isMissing(namespace: string): boolean {
    return this.#missing.has(namespace) && !this.#options.hasObjects(namespace);
  }

  /** From now on these are looked for. */
  setNamespaces(namespaces: ReadonlySet<string>): void {
    for (const [namespace, controller] of this.#probes) {
      if (!namespaces.has(namespace)) {
        controller.abort();
        this.#probes.delete(namespace);
        this.#missing.delete(namespace);
      }
    }
    for (const namespace of namespaces) {
      if (!this.#probes.has(namespace)) {
        const controller = new AbortController();
        this.#probes.set(namespace, controller);
        void this.#run(namespace, controller.signal);
      }
    }
  }

  async #run(namespace: string, signal: AbortSignal): Promise<void> {
    const { timing, hasObjects, onChange } = this.#options;
    while (!signal.aborted) {
      const missing = hasObjects(namespace)
        ? false
        : await this.#ask(namespace, signal);
      if (signal.aborted) {
        return;
      }
      if (missing !== undefined && missing !== this.#missing.has(namespace)) {
        if (missing) {
          this.#missing.add(namespace);
        } else {
          this.#missing.delete(namespace);
        }
        onChange([namespace]);
      }
      const { missing: soon, empty: later } = timing.namespaceMs;
      const pause = this.#missing.has(namespace) ? soon : later;
      await timing.delay(pause * (1 + timing.random() / 4), signal);
    }
  }

  /** Undefined when it cannot be told, as without the right to read namespaces. */
  async #ask(
    namespace: string,
    signal: AbortSignal,
  ): Promise<boolean | undefined> {
    try {
      const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}`;
      const { connection, hasObjects } = this.#options;
      await connection.probing(async () => {
        // Objects may have come while this waited for its turn.
        if (!hasObjects(namespace)) {
          await connection.get(path, { signal });
        }
      });
      return false;
    } catch (error) {
      return error instanceof ClusterError && error.failure === 'unsupported'
        ? true
        : undefined;
    }
  }
}
