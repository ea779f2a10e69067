import { type Dispatcher, request } from 'undici';
import type { WatchedCluster } from '../config/ClusterConfig';
import type { ClusterError } from './ClusterError';
import {
  explainFailure,
  explainStatus,
  isCertificateError,
} from './explainFailure';
import { Transport } from './Transport';

/** What is asked of the query of a URL; what is undefined is left out. */
export type Query = Record<string, string | undefined>;

/** One request, with its path below the address of the cluster. */
export interface ClusterRequest {
  path: string;
  query?: Query;
  signal: AbortSignal;
  /** How long the answer, and each further byte of it, may take. */
  timeouts: { headersTimeout: number; bodyTimeout: number };
  /** What is written; a request without reads. */
  write?: { method: 'PATCH' | 'POST'; contentType: string; body: unknown };
}

/** Sends requests to one cluster over one pool of connections. */
export class ClusterHttp {
  readonly #cluster: WatchedCluster;
  readonly #transport: Transport;

  constructor(cluster: WatchedCluster) {
    this.#cluster = cluster;
    this.#transport = new Transport(cluster);
  }

  /** The body of a good answer, as it comes. Throws {@link ClusterError}. */
  async send(asked: ClusterRequest): Promise<Dispatcher.ResponseData['body']> {
    const { path, query = {}, signal, timeouts, write } = asked;
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
        headers: {
          ...headers,
          accept: 'application/json',
          ...(write && { 'content-type': write.contentType }),
        },
        ...(write && {
          method: write.method,
          body: JSON.stringify(write.body),
        }),
        dispatcher,
        signal,
        ...timeouts,
      });
    } catch (error) {
      throw this.explain(error);
    }
    if (![200, 201, 204].includes(response.statusCode)) {
      if (response.statusCode === 401) {
        this.#transport.forgetCredentials();
      }
      await response.body.dump().catch(() => response.body.destroy());
      throw explainStatus(response.statusCode, this.#cluster.name);
    }
    return response.body;
  }

  /** What broke a request, or the body of its answer, as an error for people. */
  explain(error: unknown): ClusterError {
    if (isCertificateError(error)) {
      this.#transport.forgetTrust();
    }
    return explainFailure(error, this.#cluster.name);
  }

  /** Breaks every request that is under way. Later ones open new connections. */
  async reset(): Promise<void> {
    await this.#transport.reset();
  }
}
