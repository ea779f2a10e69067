import type { VolumeUsage } from '@flightdeck/plugin-environments-common';
import { QueryRefusedError, UpstreamUnavailableError } from '../client/errors';
import type {
  InstantSample,
  PrometheusClient,
} from '../client/PrometheusClient';
import type { InstanceStatus } from '../poll/InstanceStatus';
import type { EnvironmentScope } from '../scope/EnvironmentScope';
import { VolumeBook } from './VolumeBook';
import { volumeQueries } from './volumeQueries';

export interface VolumePollerOptions {
  client: Pick<PrometheusClient, 'query'>;
  status: InstanceStatus;
  everyMs: number;
  /** Those of all environments of the instance, all of them names of namespaces. */
  namespaces: () => string[];
  clusterLabel: string | undefined;
  clock: () => Date;
}

/** Asks how full the volumes of all environments of an instance are. */
export class VolumePoller {
  readonly #options: VolumePollerOptions;
  #book: { volumes: VolumeBook; readAt: number } | undefined;

  constructor(options: VolumePollerOptions) {
    this.#options = options;
  }

  /** Asks once. */
  async poll(signal: AbortSignal): Promise<void> {
    const { status, clock, clusterLabel } = this.#options;
    const namespaces = this.#options.namespaces();
    if (namespaces.length === 0) {
      return;
    }
    const readAt = clock().getTime();
    const queries = volumeQueries(namespaces, clusterLabel);
    const measured = await this.#ask(queries.measured, signal);
    if ('failure' in measured) {
      const { state, message } = measured.failure;
      status.setGaps('volumes', [{ what: 'volumes', state, message }]);
      return;
    }
    const predicted = await this.#ask(queries.predicted, signal);
    status.setGaps(
      'volumes',
      'failure' in predicted
        ? [{ what: 'Forecasts of volumes', ...predicted.failure }]
        : [],
    );
    const samples = [
      ...measured.samples,
      ...('failure' in predicted ? [] : predicted.samples),
    ];
    this.#book = { readAt, volumes: new VolumeBook(samples, clusterLabel) };
  }

  /** Undefined where nothing is known. */
  read(scope: EnvironmentScope): VolumeUsage[] | undefined {
    const { clock, everyMs } = this.#options;
    const isCurrent =
      this.#book && clock().getTime() - this.#book.readAt <= 3 * everyMs;
    return isCurrent ? this.#book?.volumes.of(scope) : undefined;
  }

  async #ask(
    query: string,
    signal: AbortSignal,
  ): Promise<
    | { samples: InstantSample[] }
    | { failure: { state: UpstreamUnavailableError['state']; message: string } }
  > {
    try {
      return await this.#options.client.query(query, { signal });
    } catch (error) {
      if (error instanceof QueryRefusedError) {
        return { failure: { state: 'unsupported', message: error.message } };
      }
      if (error instanceof UpstreamUnavailableError) {
        const { state, message } = error;
        return { failure: { state, message } };
      }
      throw error;
    }
  }
}
