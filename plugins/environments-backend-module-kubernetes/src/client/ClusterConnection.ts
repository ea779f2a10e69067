import type { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { Agent, type Dispatcher, request } from 'undici';
import type { WatchedCluster } from '../config/ClusterConfig';
import { ClusterError } from './ClusterError';
import {
  explainFailure,
  explainStatus,
  isCertificateError,
} from './explainFailure';
import { parseWatchLine, type WatchFrame } from './parseWatchLine';
import { readLines } from './readLines';
import { toKubeConfig } from './toKubeConfig';
import { listSchema } from './wire';

export interface ListPage {
  resourceVersion: string;
  /** Present when there are more pages. */
  continueToken?: string;
  items: unknown[];
}

type Query = Record<string, string | undefined>;

interface Timeouts {
  headersTimeout: number;
  bodyTimeout: number;
}

/** Requests to one cluster, over one pool of connections. */
export class ClusterConnection {
  readonly #cluster: WatchedCluster;
  readonly #kubeConfig: KubeConfig;
  readonly #timeouts: Timeouts;
  #pool: Agent | undefined;

  constructor(cluster: WatchedCluster, options: { timeoutMs?: number } = {}) {
    const { timeoutMs = 30_000 } = options;
    this.#cluster = cluster;
    this.#kubeConfig = toKubeConfig(cluster);
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
    const query = {
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion,
      fieldSelector,
      timeoutSeconds: String(timeoutSeconds),
    };
    const body = await this.#request(path, query, signal, {
      ...this.#timeouts,
      bodyTimeout: silenceMs,
    });
    // The loop below throws what breaks the body; without a listener, an early end would be thrown
    // a second time by the process.
    body.on('error', () => {});
    try {
      yield { type: 'OPENED' };
      for await (const line of readLines(body)) {
        yield parseWatchLine(line, this.#cluster.name);
      }
    } catch (error) {
      throw this.#explain(error);
    } finally {
      body.destroy();
    }
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
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.destroy();
  }

  async #request(
    path: string,
    query: Query,
    signal: AbortSignal,
    timeouts: Timeouts,
  ): Promise<Dispatcher.ResponseData['body']> {
    let response: Dispatcher.ResponseData;
    try {
      const { headers, dispatcher } = await this.#prepare();
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
    if (response.statusCode !== 200) {
      await response.body.dump().catch(() => response.body.destroy());
      throw explainStatus(response.statusCode, this.#cluster.name);
    }
    return response.body;
  }

  async #prepare() {
    // The library opens a pool for each request; here it supplies credentials, and trust once.
    const headers: Record<string, string> = {};
    const options: RequestOptions = { headers };
    try {
      await this.#kubeConfig.applyToHTTPSOptions(options);
    } catch {
      throw new ClusterError(
        'unauthorized',
        `The credentials or the certificate authority of cluster '${
          this.#cluster.name
        }' cannot be read.`,
      );
    }
    const { ca, rejectUnauthorized } = options;
    this.#pool ??= new Agent({
      // A connection for each watch: one that breaks does not take the others with it.
      allowH2: false,
      connect: {
        ca,
        rejectUnauthorized,
        keepAlive: true,
        keepAliveInitialDelay: 30_000,
      },
    });
    return { headers, dispatcher: this.#pool };
  }

  #explain(error: unknown): ClusterError {
    if (isCertificateError(error)) {
      // The certificate authority may have been replaced: read it again for the next request.
      this.#pool = undefined;
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
