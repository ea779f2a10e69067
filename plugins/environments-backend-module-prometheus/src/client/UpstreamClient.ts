import type { SourceState } from '@flightdeck/plugin-environments-common';
import { findErrorCode } from '@flightdeck/plugin-environments-node';
import { Agent, request } from 'undici';
import type { UpstreamConfig } from '../config/PrometheusConfig';
import { shorten } from '../text/shorten';
import { UpstreamUnavailableError } from './errors';

const LONGEST_QUOTE = 300;
const MOST_BYTES = 16 * 1024 * 1024;
/** Enough for each kind of poll and the probe, so that a slow one holds up no other. */
const MOST_CONNECTIONS = 4;
const TOO_LARGE = 'UND_ERR_RES_EXCEEDED_MAX_SIZE';

export interface UpstreamAnswer {
  status: number;
  /** Undefined where the answer is not JSON. */
  json: unknown;
}

export interface CallOptions {
  signal: AbortSignal;
  /** How long to wait for the whole answer. */
  timeoutMs: number;
}

/** Calls one server, with bounds on time, size and connections. */
export class UpstreamClient {
  readonly #who: string;
  readonly #upstream: UpstreamConfig;
  readonly #agent = new Agent({
    connections: MOST_CONNECTIONS,
    maxResponseSize: MOST_BYTES,
  });

  /** `who` begins the sentences of errors, for example `Prometheus "main"`. */
  constructor(who: string, upstream: UpstreamConfig) {
    this.#who = who;
    this.#upstream = upstream;
  }

  async get(path: string, options: CallOptions): Promise<UpstreamAnswer> {
    return await this.#call('GET', path, undefined, options);
  }

  async post(
    path: string,
    form: Record<string, string>,
    options: CallOptions,
  ): Promise<UpstreamAnswer> {
    return await this.#call(
      'POST',
      path,
      new URLSearchParams(form).toString(),
      options,
    );
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  unavailable(state: SourceState, what: string): UpstreamUnavailableError {
    return new UpstreamUnavailableError(state, `${this.#who} ${what}`);
  }

  /** What an answer that is not the one expected says of the server. */
  strange(status: number, message?: string): UpstreamUnavailableError {
    if (status === 401) {
      return this.unavailable(
        'unauthorized',
        'does not accept our credentials.',
      );
    }
    if (status === 403) {
      return this.unavailable('forbidden', 'does not let us read it.');
    }
    if (message !== undefined) {
      return this.unavailable(
        'unreachable',
        `answered ${status}: ${shorten(message, LONGEST_QUOTE)}`,
      );
    }
    return status >= 500 || status === 429
      ? this.unavailable('unreachable', `answered with the status ${status}.`)
      : this.unavailable(
          'unsupported',
          `did not answer as expected (status ${status}). Check its URL, and whether a sign-in page stands before it.`,
        );
  }

  async #call(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    { signal, timeoutMs }: CallOptions,
  ): Promise<UpstreamAnswer> {
    const call = new AbortController();
    const abort = () => call.abort();
    const timer = setTimeout(abort, timeoutMs);
    signal.addEventListener('abort', abort);
    try {
      signal.throwIfAborted();
      const response = await request(`${this.#upstream.url}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && {
            'content-type': 'application/x-www-form-urlencoded',
          }),
          ...this.#upstream.headers,
        },
        body,
        signal: call.signal,
        dispatcher: this.#agent,
      });
      const text = await response.body.text();
      return { status: response.statusCode, json: parseJson(text) };
    } catch (error) {
      signal.throwIfAborted();
      throw this.#silent(call.signal.aborted, timeoutMs, error);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  }

  #silent(timedOut: boolean, timeoutMs: number, error: unknown) {
    if (timedOut) {
      const seconds = timeoutMs / 1000;
      return this.unavailable(
        'unreachable',
        `did not answer within ${seconds} s.`,
      );
    }
    const code = findErrorCode(error);
    return code === TOO_LARGE
      ? this.unavailable(
          'unsupported',
          `answered with more than ${MOST_BYTES / 1024 / 1024} MiB.`,
        )
      : this.unavailable(
          'unreachable',
          `does not answer: ${code ?? 'the connection failed'}.`,
        );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema says so.
    return undefined;
  }
}
