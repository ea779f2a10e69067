import limitConcurrency from 'p-limit';
import type { WatchedCluster } from '../config/ClusterConfig';
import { ClusterError } from './ClusterError';
import { ClusterHttp, type ClusterRequest, type Query } from './ClusterHttp';
import { parseWatchLine, type WatchFrame } from './parseWatchLine';
import { readLines } from './readLines';
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

type Timeouts = ClusterRequest['timeouts'];

/** Both waits are as long. */
function within(milliseconds: number): Timeouts {
  return { headersTimeout: milliseconds, bodyTimeout: milliseconds };
}

/** Requests to one cluster, over one pool of connections. */
export class ClusterConnection {
  readonly #cluster: WatchedCluster;
  readonly #http: ClusterHttp;
  readonly #timeouts: Timeouts;
  /** Runs what lists, when it is its turn. */
  readonly listing = limitConcurrency(LISTS_AT_ONCE);
  /** Runs what only asks, when it is its turn: it never waits for lists. */
  readonly probing = limitConcurrency(PROBES_AT_ONCE);

  constructor(cluster: WatchedCluster, options: { timeoutMs?: number } = {}) {
    const { timeoutMs = 30_000 } = options;
    this.#cluster = cluster;
    this.#http = new ClusterHttp(cluster);
    this.#timeouts = within(timeoutMs);
  }

  /** Reads one object or document. Throws {@link ClusterError}. */
  async get(
    path: string,
    options: { query?: Query; signal: AbortSignal; timeoutMs?: number },
  ): Promise<unknown> {
    const { query, signal, timeoutMs } = options;
    const timeouts = timeoutMs ? within(timeoutMs) : this.#timeouts;
    return await this.#readJson({ path, query, signal, timeouts });
  }

  /**
   * Changes an object by a merge patch of RFC 7386, and reads what it is then. Throws
   * {@link ClusterError}.
   */
  async patch(
    path: string,
    options: {
      patch: unknown;
      query?: Query;
      signal: AbortSignal;
      timeoutMs: number;
    },
  ): Promise<unknown> {
    const { patch, query, signal, timeoutMs } = options;
    return await this.#readJson({
      path,
      query,
      signal,
      timeouts: within(timeoutMs),
      write: {
        method: 'PATCH',
        contentType: 'application/merge-patch+json',
        body: patch,
      },
    });
  }

  /** Sends a document, and reads the answer. Throws {@link ClusterError}. */
  async post(
    path: string,
    options: { body: unknown; signal: AbortSignal; timeoutMs: number },
  ): Promise<unknown> {
    const { body, signal, timeoutMs } = options;
    return await this.#readJson({
      path,
      signal,
      timeouts: within(timeoutMs),
      write: { method: 'POST', contentType: 'application/json', body },
    });
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
      throw this.misunderstood();
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
    const chunks = this.#stream({ path, query, signal, timeouts });
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
    return this.#stream({ path, query, signal, timeouts: within(silenceMs) });
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
    await this.#http.reset();
  }

  /** The error of an answer that is no answer to what was asked. */
  misunderstood(): ClusterError {
    return new ClusterError(
      'unsupported',
      `Cluster '${
        this.#cluster.name
      }' sent an answer that is not of Kubernetes.`,
      { answered: true },
    );
  }

  async #readJson(asked: ClusterRequest): Promise<unknown> {
    const body = await this.#http.send(asked);
    let text: string;
    try {
      text = await body.text();
    } catch (error) {
      throw this.#http.explain(error);
    }
    try {
      return JSON.parse(text);
    } catch {
      throw this.misunderstood();
    }
  }

  /** Yields no bytes at first, when the server has accepted the request, and then its answer. */
  async *#stream(
    asked: ClusterRequest,
  ): AsyncGenerator<Uint8Array, void, void> {
    const body = await this.#http.send(asked);
    // The loop below throws what breaks the body; without a listener, an early end would be thrown
    // a second time by the process.
    body.on('error', () => {});
    try {
      yield new Uint8Array();
      yield* body;
    } catch (error) {
      throw this.#http.explain(error);
    } finally {
      body.destroy();
    }
  }
}
