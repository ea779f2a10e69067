import limitConcurrency from 'p-limit';
import { type Dispatcher, request } from 'undici';
import type { WatchedCluster } from '../config/ClusterConfig';
import { ClusterError } from './ClusterError';
import {
  explainFailure,
  explainStatus,
  isCertificateError,
} from './explainFailure';
import { parseWatchLine, type WatchFrame } from './parseWatchLine';
import { readLines } from './readLines';
import { Transport } from './Transport';
import { listSchema } from './wire';

export interface ListPage {
  resourceVersion: string;
  /** Present when there are more pages. */
  continueToken?: string;
  items: unknown[];
}

/** So many lists are read at once: with many namespaces there are thousands to read. */
const LISTS_AT_ONCE = 16;
/** So many questions about namespaces and served kinds are under way at once. */
const PROBES_AT_ONCE = 4;

type Query = Record<string, string | undefined>;

interface Timeouts {
  headersTimeout: number;
  bodyTimeout: number;
}

/** Requests to one cluster, over one pool of connections. */
export class ClusterConnection {
  readonly #cluster: WatchedCluster;
  readonly #transport: Transport;
  readonly #timeouts: Timeouts;
  /** Runs what lists, when it is its turn. */
  readonly listing = limitConcurrency(LISTS_AT_ONCE);
  /** Runs what only asks, when it is its turn: it never waits for lists. */
  readonly probing = limitConcurrency(PROBES_AT_ONCE);

  constructor(cluster: WatchedCluster, options: { timeoutMs?: number } = {}) {
    const { timeoutMs = 30_000 } = options;
    this.#cluster = cluster;
    this.#transport = new Transport(cluster);
    this.#timeouts = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
  }

  /** Reads one object or document. Throws {@link ClusterError}. */
  async get(
    path: string,
    options: { query?: Query; signal: AbortSignal; timeoutMs?: number },
  ): Promise<unknown> {
    const { query = {}, signal, timeoutMs } = options;
    const timeouts = timeoutMs
      ? { headersTimeout: timeoutMs, bodyTimeout: timeoutMs }
      : this.#timeouts;
    const body = await this.#request(path, query, signal, timeouts);
    let text: string;
    try {
      text = await body.text();
    } catch (error) {
      throw this.#explain(error);
    }
    try {
      return JSON.parse(text);
    } catch {
      throw this.#misunderstood();
    }
  }

  /** Reads one page of a list. Throws {@link ClusterError}. */
  async listPage(
    path: string,
    options: {
      limit: number;
      fieldSelector?: string;
      continueToken?: string;
      signal: AbortSignal;
    },
  ): Promise<ListPage> {
    const { limit, fieldSelector, continueToken, signal } = options;
    const query = {
      limit: String(limit),
      fieldSelector,
      continue: continueToken,
    };
    const list = listSchema.safeParse(await this.get(path, { query, signal }));
    if (!list.success) {
      throw this.#misunderstood();
    }
    const { metadata, items } = list.data;
    return {
      resourceVersion: metadata.resourceVersion,
      continueToken: metadata.continue || undefined,
      items,
    };
  }

  /**
   * Yields `OPENED` when the server has accepted the watch, then what it sends. Returns when the
   * server ends the watch in good order; throws {@link ClusterError} otherwise. The connection is
   * closed when the generator ends, however it ends.
   */
  async *watch(
    path: string,
    options: {
      resourceVersion: string;
      fieldSelector?: string;
      timeoutSeconds: number;
      /** No byte for this long means that the connection is dead. */
      silenceMs: number;
      signal: AbortSignal;
    },
  ): AsyncGenerator<WatchFrame, void, void> {
    const { resourceVersion, fieldSelector } = options;
    const { timeoutSeconds, silenceMs, signal } = options;
    const { name } = this.#cluster;
    const query = {
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion,
      fieldSelector,
      timeoutSeconds: String(timeoutSeconds),
    };
    const timeouts = { ...this.#timeouts, bodyTimeout: silenceMs };
    const chunks = this.#stream(path, query, signal, timeouts);
    try {
      await chunks.next();
      yield { type: 'OPENED' };
      for await (const line of readLines(chunks)) {
        yield parseWatchLine(line, name);
      }
    } finally {
      await chunks.return();
    }
  }

  /**
   * Yields the bytes of an answer as they come. Neither the answer nor the next byte is waited for
   * longer than `silenceMs`. Returns and throws as {@link ClusterConnection.watch} does.
   */
  readBytes(
    path: string,
    options: { query: Query; silenceMs: number; signal: AbortSignal },
  ): AsyncGenerator<Uint8Array, void, void> {
    const { query, silenceMs, signal } = options;
    const timeouts = { headersTimeout: silenceMs, bodyTimeout: silenceMs };
    return this.#stream(path, query, signal, timeouts);
  }

  /** Whether the server answers, be it with a refusal. */
  async answers(options: {
    signal: AbortSignal;
    timeoutMs: number;
  }): Promise<boolean> {
    try {
      await this.get('/version', options);
      return true;
    } catch (error) {
      return error instanceof ClusterError && error.answered;
    }
  }

  /** Breaks every request that is under way. Later ones open new connections. */
  async reset(): Promise<void> {
    await this.#transport.reset();
  }

  /** Yields no bytes at first, when the server has accepted the request, and then its answer. */
  async *#stream(
    path: string,
    query: Query,
    signal: AbortSignal,
    timeouts: Timeouts,
  ): AsyncGenerator<Uint8Array, void, void> {
    const body = await this.#request(path, query, signal, timeouts);
    // The loop below throws what breaks the body; without a listener, an early end would be thrown
    // a second time by the process.
    body.on('error', () => {});
    try {
      yield new Uint8Array();
      yield* body;
    } catch (error) {
      throw this.#explain(error);
    } finally {
      body.destroy();
    }
  }

  async #request(
    path: string,
    query: Query,
    signal: AbortSignal,
    timeouts: Timeouts,
  ): Promise<Dispatcher.ResponseData['body']> {
    let response: Dispatcher.ResponseData;
    try {
      const { headers, dispatcher } = await this.#transport.prepare();
      const url = new URL(`${this.#cluster.url}${path}`);
      for (const [key, value] of Object.entries(query)) {
        if (value !== undefined) {
          url.searchParams.set(key, value);
        }
      }
      response = await request(url, {
        headers: { ...headers, accept: 'application/json' },
        dispatcher,
        signal,
        ...timeouts,
      });
    } catch (error) {
      throw this.#explain(error);
    }
    if (response.statusCode !== 200 && response.statusCode !== 204) {
      if (response.statusCode === 401) {
        this.#transport.forgetCredentials();
      }
      await response.body.dump().catch(() => response.body.destroy());
      throw explainStatus(response.statusCode, this.#cluster.name);
    }
    return response.body;
  }

  #explain(error: unknown): ClusterError {
    if (isCertificateError(error)) {
      this.#transport.forgetTrust();
    }
    return explainFailure(error, this.#cluster.name);
  }

  #misunderstood(): ClusterError {
    return new ClusterError(
      'unsupported',
      `Cluster '${
        this.#cluster.name
      }' sent an answer that is not of Kubernetes.`,
      { answered: true },
    );
  }
}
