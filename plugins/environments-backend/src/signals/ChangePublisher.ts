import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { ENVIRONMENTS_CHANGED_CHANNEL } from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';

export interface ChangePublisherOptions {
  signals: SignalsService;
  logger: LoggerService;
  delay: Delay;
  /** At most one signal in this time. */
  intervalMs: number;
  signal: AbortSignal;
}

/**
 * Tells browsers which environments changed. A signal reaches everybody, signed in or not, so it
 * carries refs and nothing else; whoever hears it reads again with their own rights.
 */
export class ChangePublisher {
  readonly #options: ChangePublisherOptions;
  readonly #gathered = new Set<string>();
  #publishing = false;

  constructor(options: ChangePublisherOptions) {
    this.#options = options;
  }

  /** Hands on that these environments changed: the first at once, those that follow together. */
  add(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.#gathered.add(ref);
    }
    if (!this.#publishing) {
      this.#publishing = true;
      this.#publishAll().finally(() => {
        this.#publishing = false;
      });
    }
  }

  async #publishAll(): Promise<void> {
    const { delay, intervalMs, logger, signal, signals } = this.#options;
    while (this.#gathered.size > 0 && !signal.aborted) {
      const refs = [...this.#gathered];
      this.#gathered.clear();
      try {
        await signals.publish({
          recipients: { type: 'broadcast' },
          channel: ENVIRONMENTS_CHANGED_CHANNEL,
          message: { refs },
        });
      } catch (error) {
        // A hint that is lost costs nobody more than the wait for their next poll.
        logger.warn(`A signal could not be sent: ${stringifyError(error)}`);
      }
      await delay(intervalMs, signal);
    }
  }
}
