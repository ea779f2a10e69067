import { InputError } from '@backstage/errors';
import {
  type ClusterDescription,
  isNamespaceName,
  type NamespaceDescription,
} from '@flightdeck/plugin-environments-common';
import type { ClusterDirectory } from '@flightdeck/plugin-environments-node';
import { ClusterConnection } from '../client/ClusterConnection';
import { ClusterError } from '../client/ClusterError';
import type { ClusterConfig } from '../config/ClusterConfig';
import { describeCluster } from './describeCluster';
import { describeNamespace } from './describeNamespace';
import { stateOf } from './Findings';

/** How long one request may take, and all requests of one question. */
const REQUEST_MS = 4_000;
const QUESTION_MS = 8_000;

export interface DirectoryOptions {
  clock?: () => Date;
  /** How long one request may take. */
  requestMs?: number;
}

/** Asks the cluster each time, over connections of its own. */
export class DefaultClusterDirectory implements ClusterDirectory {
  readonly #config: ClusterConfig;
  readonly #connection: ClusterConnection | undefined;
  readonly #clock: () => Date;

  constructor(config: ClusterConfig, options: DirectoryOptions = {}) {
    const { clock = () => new Date(), requestMs = REQUEST_MS } = options;
    this.#config = config;
    this.#clock = clock;
    this.#connection =
      config.type === 'watched'
        ? new ClusterConnection(config, { timeoutMs: requestMs })
        : undefined;
  }

  get cluster(): string {
    return this.#config.name;
  }

  get title(): string {
    return this.#config.title ?? this.#config.name;
  }

  async describe(options: {
    signal: AbortSignal;
  }): Promise<ClusterDescription> {
    const { cluster } = this;
    const asOf = this.#clock().toISOString();
    const answer = await this.#ask(options, (connection, signal) =>
      describeCluster(connection, { cluster, signal }),
    );
    if (answer instanceof ClusterError) {
      return {
        cluster,
        state: stateOf(answer),
        message: answer.message,
        asOf,
        served: {},
        problems: [],
      };
    }
    // Credentials that are refused, or a cluster that goes away, spoil more than the one part.
    const spoilt = answer.problems.find(
      ({ state }) => state === 'unauthorized' || state === 'unreachable',
    );
    return {
      cluster,
      state: spoilt?.state ?? 'ok',
      message: spoilt?.message ?? `Cluster '${cluster}' answers.`,
      asOf,
      ...answer,
    };
  }

  async describeNamespace(
    name: string,
    options: { signal: AbortSignal },
  ): Promise<NamespaceDescription> {
    if (!isNamespaceName(name)) {
      throw new InputError(`No namespace can have the name '${name}'.`);
    }
    const { cluster } = this;
    const asOf = this.#clock().toISOString();
    const answer = await this.#ask(options, (connection, signal) =>
      describeNamespace(connection, { cluster, name, signal }),
    );
    if (!(answer instanceof ClusterError)) {
      return { cluster, name, asOf, ...answer };
    }
    const message =
      answer.failure === 'forbidden'
        ? `The configured credentials may not read namespaces of cluster '${cluster}', so it cannot be told whether it has '${name}'.`
        : answer.message;
    return { cluster, name, asOf, state: 'unknown', message, problems: [] };
  }

  async close(): Promise<void> {
    await this.#connection?.reset();
  }

  /** The failure of the cluster is an answer; that the caller left is not. */
  async #ask<T>(
    { signal }: { signal: AbortSignal },
    ask: (connection: ClusterConnection, signal: AbortSignal) => Promise<T>,
  ): Promise<T | ClusterError> {
    if (!this.#connection) {
      const message =
        this.#config.type === 'unsupported'
          ? this.#config.message
          : `Cluster '${this.cluster}' cannot be asked.`;
      return new ClusterError('unsupported', message);
    }
    try {
      return await ask(
        this.#connection,
        AbortSignal.any([signal, AbortSignal.timeout(QUESTION_MS)]),
      );
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ClusterError) {
        return error;
      }
      throw error;
    }
  }
}
