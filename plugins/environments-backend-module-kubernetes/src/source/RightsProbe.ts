import type { ClusterConnection } from '../client/ClusterConnection';
import { resourcePath, resources } from '../watcher/resources';
import type { SourceTiming } from './SourceTiming';

export interface RightsProbeOptions {
  connection: ClusterConnection;
  timing: SourceTiming;
  /** A namespace in which nothing may be read, while nothing may be read at all. */
  blockedNamespace: () => string | undefined;
  /** Called when something may be read again. */
  onReadable: () => void;
  signal: AbortSignal;
}

/**
 * Asks now and then whether a cluster that let nothing be read does so again. Each stream that is
 * refused waits long before it tries again, because most refusals are meant; a refusal of
 * everything is not, and ends for all streams at once.
 */
export class RightsProbe {
  readonly #options: RightsProbeOptions;

  constructor(options: RightsProbeOptions) {
    this.#options = options;
  }

  /** Runs until the signal aborts. */
  async run(): Promise<void> {
    const { timing, blockedNamespace, onReadable, signal } = this.#options;
    while (!signal.aborted) {
      await timing.delay(timing.rightsMs, signal);
      const namespace = signal.aborted ? undefined : blockedNamespace();
      if (namespace !== undefined && (await this.#mayRead(namespace))) {
        onReadable();
      }
    }
  }

  async #mayRead(namespace: string): Promise<boolean> {
    const { connection, signal } = this.#options;
    const { Pod } = resources;
    try {
      await connection.listPage(resourcePath(Pod, Pod.versions[0], namespace), {
        limit: 1,
        signal,
      });
      return !signal.aborted;
    } catch {
      // Still refused, or gone: the streams tell which.
      return false;
    }
  }
}
