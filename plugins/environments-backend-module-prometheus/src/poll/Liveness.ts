import { Backoff } from '@flightdeck/plugin-environments-node';
import type { PollTiming } from '../instance/PollTiming';
import { UpstreamUnavailableError } from '../client/errors';
import type { PrometheusClient } from '../client/PrometheusClient';
import type { InstanceStatus } from './InstanceStatus';
import { Pause } from './Pause';
import { probe } from './probe';

export interface LivenessOptions {
  client: Pick<PrometheusClient, 'query'>;
  status: InstanceStatus;
  /** Whether anything is asked of the server at all. */
  isNeeded: () => boolean;
  /** Called when what is shown of the server has changed for the worse. */
  worsened: () => void;
  /** Called when the server answers again. */
  recovered: () => void;
  /** Told of what nobody expected; the watch goes on. */
  onError: (error: unknown) => void;
  timing: Pick<PollTiming, 'probeMs' | 'retryMs'>;
  clock: () => Date;
  random: () => number;
}

/**
 * Notices within seconds, at next to no cost, that a server is gone or back; polls may be far
 * apart.
 */
export class Liveness {
  readonly #options: LivenessOptions;
  readonly #pause = new Pause();
  readonly #backoff: Backoff;

  constructor(options: LivenessOptions) {
    this.#options = options;
    const { timing, random } = options;
    this.#backoff = new Backoff({ retryMs: timing.retryMs, random });
  }

  async run(signal: AbortSignal): Promise<void> {
    const { status, random, timing } = this.#options;
    while (!signal.aborted) {
      const waitMs = status.isAnswering
        ? timing.probeMs * (0.8 + 0.2 * random())
        : this.#backoff.next();
      await this.#pause.wait(waitMs, signal);
      if (!signal.aborted) {
        await this.#look(signal);
      }
    }
  }

  /** To be told of a call that failed: the server is looked after from now on. */
  failed(error: UpstreamUnavailableError): void {
    const { status, clock, worsened } = this.#options;
    if (status.fail(error, clock())) {
      worsened();
    }
    this.#pause.end();
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { client, status, timing, clock } = this.#options;
    const { isNeeded, worsened, recovered, onError } = this.#options;
    const asked = clock();
    if (
      !isNeeded() ||
      (status.isAnswering && status.ageMs(asked) < timing.probeMs / 2)
    ) {
      return;
    }
    try {
      await probe(client, signal);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (!(error instanceof UpstreamUnavailableError)) {
        onError(error);
        return;
      }
      if (status.fail(error, clock())) {
        worsened();
      }
      return;
    }
    this.#backoff.reset();
    // The first poll says that more than the probe works.
    if (!status.isStarting && status.succeed(asked)) {
      recovered();
    }
  }
}
