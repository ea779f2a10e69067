import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SourceState } from '@flightdeck/plugin-environments-common';
import type { SourceTiming } from './SourceTiming';

export interface StateLogOptions {
  logger: LoggerService;
  timing: SourceTiming;
  signal: AbortSignal;
  /** Costs time where streams are many: called now and then. */
  describe: () => { state: SourceState; message: string };
}

/** Tells the log how a cluster is doing, once for all streams. */
export class StateLog {
  readonly #options: StateLogOptions;
  #told = '';
  #due = false;

  constructor(options: StateLogOptions) {
    this.#options = options;
  }

  /** Something may have changed. */
  async touch(): Promise<void> {
    const { timing, signal } = this.#options;
    if (this.#due) {
      return;
    }
    this.#due = true;
    await timing.delay(timing.logMs, signal);
    this.#due = false;
    if (!signal.aborted) {
      this.#tell();
    }
  }

  #tell(): void {
    const { logger, describe } = this.#options;
    const { state, message } = describe();
    if (message === this.#told) {
      return;
    }
    this.#told = message;
    if (state === 'ok' || state === 'starting') {
      logger.info(message);
    } else {
      logger.warn(message);
    }
  }
}
