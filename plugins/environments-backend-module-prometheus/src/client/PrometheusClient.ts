import type { SourceState } from '@flightdeck/plugin-environments-common';
import { Agent, request } from 'undici';
import type { PrometheusInstanceConfig } from '../config/PrometheusConfig';
import { PrometheusUnavailableError, QueryRefusedError } from './errors';
import { failureSchema, successSchema } from './responseSchema';

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

const DEFAULT_TIMEOUT_MS = 10_000;
const LONGEST_QUOTE = 300;
const MOST_BYTES = 16 * 1024 * 1024;

/** Asks one server. */
export class PrometheusClient {
  readonly #instance: PrometheusInstanceConfig;
  readonly #timeoutMs: number;
  readonly #agent = new Agent({ connections: 2, maxResponseSize: MOST_BYTES });

  constructor(
    instance: PrometheusInstanceConfig,
    options: { timeoutMs?: number } = {},
  ) {
    this.#instance = instance;
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  /**
   * The value of an expression now.
   *
   * @throws QueryRefusedError when the server does not accept the query,
   * PrometheusUnavailableError when it cannot be asked
   */
  async query(
    query: string,
    options: { signal: AbortSignal },
  ): Promise<InstantAnswer> {
    const { status, body } = await this.#post(
      '/api/v1/query',
      { query },
      options,
    );
    if (status === 401 || status === 403) {
      throw this.#rejected(status);
    }
    const json = parseJson(body);
    const failure = failureSchema.safeParse(json);
    if (failure.success && (status === 400 || status === 422)) {
      throw new QueryRefusedError(
        `Prometheus refused the query: ${quote(failure.data.error)}`,
        { malformed: failure.data.errorType === 'bad_data' },
      );
    }
    const success = successSchema.safeParse(json);
    if (status !== 200 || !success.success) {
      throw this.#strange(status, failure.data?.error);
    }
    const { data, warnings } = success.data;
    return {
      warnings: warnings.map(quote),
      samples: data.result.flatMap(({ metric, value }) =>
        value ? [toSample(metric, value)] : [],
      ),
    };
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #post(
    path: string,
    form: Record<string, string>,
    { signal }: { signal: AbortSignal },
  ): Promise<{ status: number; body: string }> {
    const call = new AbortController();
    const abort = () => call.abort();
    const timer = setTimeout(abort, this.#timeoutMs);
    signal.addEventListener('abort', abort);
    try {
      const response = await request(`${this.#instance.url}${path}`, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
          ...this.#instance.headers,
        },
        body: new URLSearchParams(form).toString(),
        signal: call.signal,
        dispatcher: this.#agent,
      });
      return { status: response.statusCode, body: await response.body.text() };
    } catch (error) {
      signal.throwIfAborted();
      throw this.#silent(call.signal.aborted, error);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  }

  #unavailable(state: SourceState, what: string): PrometheusUnavailableError {
    return new PrometheusUnavailableError(
      state,
      `Prometheus "${this.#instance.name}" ${what}`,
    );
  }

  #rejected(status: 401 | 403): PrometheusUnavailableError {
    return status === 401
      ? this.#unavailable('unauthorized', 'does not accept our credentials.')
      : this.#unavailable('forbidden', 'does not let us read its metrics.');
  }

  #silent(timedOut: boolean, error: unknown): PrometheusUnavailableError {
    return timedOut
      ? this.#unavailable(
          'unreachable',
          `did not answer within ${this.#timeoutMs / 1000} s.`,
        )
      : this.#unavailable('unreachable', `does not answer: ${codeOf(error)}.`);
  }

  /** A proxy in between, another program, or a server in trouble. */
  #strange(status: number, message?: string): PrometheusUnavailableError {
    if (message !== undefined) {
      return this.#unavailable(
        'unreachable',
        `answered ${status}: ${quote(message)}`,
      );
    }
    return status >= 500 || status === 429
      ? this.#unavailable('unreachable', `answered with the status ${status}.`)
      : this.#unavailable(
          'unsupported',
          `did not answer as Prometheus (status ${status}). Check its URL, and whether a sign-in page stands before it.`,
        );
  }
}

function toSample(
  labels: Record<string, string>,
  [time, text]: [number, string],
): InstantSample {
  return { labels, time, value: Number(text.replace('Inf', 'Infinity')) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema says so.
    return undefined;
  }
}

/** The code of a network error, which tells no more than that. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && `${error.code}` !== ''
    ? `${error.code}`
    : 'the connection failed';
}

function quote(text: string): string {
  return text.length > LONGEST_QUOTE
    ? `${text.slice(0, LONGEST_QUOTE)}…`
    : text;
}
