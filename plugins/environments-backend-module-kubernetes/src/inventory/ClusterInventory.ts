import { assertError } from '@backstage/errors';
import { z } from 'zod';
import { ClusterConnection } from '../client/ClusterConnection';
import type { ClusterConfig } from '../config/ClusterConfig';

/**
 * A namespace of a cluster.
 *
 * @public
 */
export interface InventoriedNamespace {
  name: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

/**
 * All namespaces of a cluster at one moment.
 *
 * @public
 */
export interface NamespaceInventory {
  namespaces: readonly InventoriedNamespace[];
  /** How many more there are that cannot be read. */
  unreadable: number;
}

/**
 * Lists the namespaces of one configured cluster.
 *
 * @public
 */
export interface ClusterInventory {
  /** The `name` of the cluster in the configuration. */
  readonly cluster: string;

  /** Base URL of the API server, where it is known. */
  readonly url: string | undefined;

  /**
   * Resolves only with a whole answer.
   *
   * @throws Error with a sentence that names the cluster and holds no credentials.
   */
  list(options: { signal: AbortSignal }): Promise<NamespaceInventory>;

  /** Closes its connections. */
  close(): Promise<void>;
}

const PATH = '/api/v1/namespaces';
const PAGE = 500;

const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(values => values ?? {});

const namespaceSchema = z
  .object({
    metadata: z.object({
      name: z.string(),
      labels: texts,
      annotations: texts,
    }),
  })
  .transform(({ metadata }): InventoriedNamespace => metadata);

/** Asks the cluster each time. */
export class DefaultClusterInventory implements ClusterInventory {
  readonly #cluster: ClusterConfig;
  #connection: ClusterConnection | undefined;

  constructor(cluster: ClusterConfig) {
    this.#cluster = cluster;
  }

  get cluster(): string {
    return this.#cluster.name;
  }

  get url(): string | undefined {
    return this.#cluster.type === 'watched' ? this.#cluster.url : undefined;
  }

  async list(options: { signal: AbortSignal }): Promise<NamespaceInventory> {
    if (this.#cluster.type === 'unsupported') {
      throw new Error(this.#cluster.message);
    }
    this.#connection ??= new ClusterConnection(this.#cluster);
    try {
      const items = await this.#listItems(this.#connection, options.signal);
      const namespaces = items.flatMap(
        item => namespaceSchema.safeParse(item).data ?? [],
      );
      return { namespaces, unreadable: items.length - namespaces.length };
    } catch (error) {
      assertError(error);
      // The failure of an upstream is not ours: only the sentence goes on.
      throw new Error(error.message);
    }
  }

  async close(): Promise<void> {
    await this.#connection?.reset();
  }

  async #listItems(
    connection: ClusterConnection,
    signal: AbortSignal,
  ): Promise<unknown[]> {
    const items: unknown[] = [];
    let continueToken: string | undefined;
    do {
      const page = await connection.listPage(PATH, {
        limit: PAGE,
        continueToken,
        signal,
      });
      items.push(...page.items);
      continueToken = page.continueToken;
    } while (continueToken);
    return items;
  }
}
