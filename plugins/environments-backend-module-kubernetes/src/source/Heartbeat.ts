import type { ClusterConnection } from '../client/ClusterConnection';
import type { SourceTiming } from './SourceTiming';

export interface HeartbeatOptions {
  connection: ClusterConnection;
  timing: SourceTiming;
  /** Whether anybody relies on connections that are silent. */
  isNeeded: () => boolean;
  signal: AbortSignal;
}

/**
 * Asks now and then whether the server answers. A quiet kind brings no byte for minutes, not even
 * a bookmark; and behind a firewall, connections to a server that is gone stay open and silent.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #answeredAt: Date | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** When the server last answered. */
  get answeredAt(): Date | undefined {
    return this.#answeredAt;
  }

  /** Runs until the signal aborts. */
  async run(): Promise<void> {
    const { connection, timing, isNeeded, signal } = this.#options;
    const options = { signal, timeoutMs: timing.heartbeatTimeoutMs };
    while (!signal.aborted) {
      await timing.delay(timing.heartbeatMs, signal);
      if (!isNeeded()) {
        continue;
      }
      const askedAt = timing.clock();
      if (await connection.answers(options)) {
        this.#answeredAt = askedAt;
      } else if (!signal.aborted) {
        await connection.reset();
      }
    }
  }
}
