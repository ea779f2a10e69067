import type { ClusterConnection } from '../client/ClusterConnection';
import type { SourceTiming } from './SourceTiming';

export interface HeartbeatOptions {
  connection: ClusterConnection;
  timing: SourceTiming;
  /** Whether anybody relies on connections that are silent. */
  isNeeded: () => boolean;
  /** Called when the server has fallen silent, and when it answers again. */
  onChange: () => void;
  signal: AbortSignal;
}

/**
 * Asks now and then whether the server answers. A quiet kind brings no byte for minutes, not even
 * a bookmark; and behind a firewall, connections to a server that is gone stay open and silent.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #answeredAt: Date | undefined;
  #silentSince: Date | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** When the server last answered. */
  get answeredAt(): Date | undefined {
    return this.#answeredAt;
  }

  /** Set while the server does not answer, whatever connections are open. */
  get silentSince(): Date | undefined {
    return this.#silentSince;
  }

  /** Runs until the signal aborts. */
  async run(): Promise<void> {
    const { timing, isNeeded, signal } = this.#options;
    while (!signal.aborted) {
      await timing.delay(timing.heartbeatMs, signal);
      if (!signal.aborted && (isNeeded() || this.#silentSince)) {
        await this.#beat();
      }
    }
  }

  async #beat(): Promise<void> {
    const { connection, timing, signal, onChange } = this.#options;
    const askedAt = timing.clock();
    const before = this.#silentSince;
    const answered = await connection.answers({
      signal,
      timeoutMs: timing.heartbeatTimeoutMs,
    });
    if (signal.aborted) {
      return;
    }
    if (answered) {
      this.#answeredAt = askedAt;
      this.#silentSince = undefined;
    } else {
      this.#silentSince ??= askedAt;
      await connection.reset();
    }
    if ((before === undefined) !== (this.#silentSince === undefined)) {
      onChange();
    }
  }
}
