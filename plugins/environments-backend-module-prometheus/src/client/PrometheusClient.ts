import type { z } from 'zod';
import type { PrometheusInstanceConfig } from '../config/PrometheusConfig';
import { shorten } from '../text/shorten';
import { QueryRefusedError } from './errors';
import { failureSchema, matrixSchema, vectorSchema } from './responseSchema';
import { rulesSchema, type UpstreamRuleGroup } from './rulesSchema';
import { UpstreamClient, type UpstreamAnswer } from './UpstreamClient';

export interface InstantSample {
  labels: Record<string, string>;
  /** May be NaN or infinite. */
  value: number;
  /** Unix seconds. */
  time: number;
}

export interface InstantAnswer {
  samples: InstantSample[];
  /** Sentences of the server, for example of a part that did not answer. */
  warnings: string[];
}

export interface RangeQuery {
  query: string;
  /** Unix seconds. */
  start: number;
  /** Unix seconds. */
  end: number;
  stepSeconds: number;
}

interface AskOptions {
  signal: AbortSignal;
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const LONGEST_QUOTE = 300;

/** Asks one Prometheus, or what speaks its API. */
export class PrometheusClient {
  readonly #upstream: UpstreamClient;
  readonly #timeoutMs: number;

  constructor(
    instance: PrometheusInstanceConfig,
    options: { timeoutMs?: number } = {},
  ) {
    this.#upstream = new UpstreamClient(
      `Prometheus "${instance.name}"`,
      instance,
    );
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  /**
   * The value of an expression now.
   *
   * @throws QueryRefusedError when the server does not accept the query,
   * UpstreamUnavailableError when it cannot be asked
   */
  async query(query: string, options: AskOptions): Promise<InstantAnswer> {
    const { data, warnings } = this.#read(
      await this.#post('/api/v1/query', { query }, options),
      vectorSchema,
    );
    return {
      warnings: warnings.map(quote),
      samples: data.result.flatMap(({ metric, value }) =>
        value
          ? [{ labels: metric, time: value[0], value: numberOf(value[1]) }]
          : [],
      ),
    };
  }

  /**
   * The course of an expression: values by Unix seconds, of the first series where there are
   * several.
   *
   * @throws as {@link PrometheusClient.query}
   */
  async queryRange(
    { query, start, end, stepSeconds }: RangeQuery,
    options: AskOptions,
  ): Promise<Map<number, number>> {
    const { data } = this.#read(
      await this.#post(
        '/api/v1/query_range',
        { query, start: `${start}`, end: `${end}`, step: `${stepSeconds}` },
        options,
      ),
      matrixSchema,
    );
    const [series] = data.result;
    return new Map(
      (series?.values ?? []).map(([time, text]) => [time, numberOf(text)]),
    );
  }

  /**
   * All alerting rules with the alerts that they raise now.
   *
   * @throws UpstreamUnavailableError when they cannot be read
   */
  async rules(options: AskOptions): Promise<UpstreamRuleGroup[]> {
    const answer = await this.#upstream.get('/api/v1/rules?type=alert', {
      signal: options.signal,
      timeoutMs: options.timeoutMs ?? this.#timeoutMs,
    });
    const rules = rulesSchema.safeParse(answer.json);
    if (answer.status !== 200 || !rules.success) {
      throw this.#upstream.strange(answer.status, failureOf(answer)?.error);
    }
    return rules.data.data.groups;
  }

  async close(): Promise<void> {
    await this.#upstream.close();
  }

  async #post(
    path: string,
    form: Record<string, string>,
    { signal, timeoutMs = this.#timeoutMs }: AskOptions,
  ): Promise<UpstreamAnswer> {
    return await this.#upstream.post(path, form, { signal, timeoutMs });
  }

  #read<Schema extends z.ZodType>(
    answer: UpstreamAnswer,
    schema: Schema,
  ): z.output<Schema> {
    const { status } = answer;
    const failure = failureOf(answer);
    if (failure && (status === 400 || status === 422)) {
      throw new QueryRefusedError(
        `Prometheus refused the query: ${quote(failure.error)}`,
        { malformed: failure.errorType === 'bad_data' },
      );
    }
    const success = schema.safeParse(answer.json);
    if (status !== 200 || !success.success) {
      throw this.#upstream.strange(status, failure?.error);
    }
    return success.data;
  }
}

function failureOf({ json }: UpstreamAnswer) {
  return failureSchema.safeParse(json).data;
}

function numberOf(text: string): number {
  return Number(text.replace('Inf', 'Infinity'));
}

function quote(text: string): string {
  return shorten(text, LONGEST_QUOTE);
}
