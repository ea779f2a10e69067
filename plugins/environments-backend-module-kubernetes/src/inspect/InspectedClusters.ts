import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentSource,
  SourceReading,
} from '@flightdeck/plugin-environments-node';
import { ClusterConnection } from '../client/ClusterConnection';
import type { KubernetesConfig } from '../config/ClusterConfig';

/** A cluster that can be asked, and what the source knows of an environment in it. */
export interface InspectedCluster {
  name: string;
  connection: ClusterConnection;
  reading: SourceReading;
}

/**
 * Connections for reading on demand. They are not those of the watches, which are broken when the
 * cluster seems to be gone.
 */
export class InspectedClusters {
  readonly #config: KubernetesConfig;
  readonly #source: Pick<EnvironmentSource, 'read'>;
  readonly #connections = new Map<string, ClusterConnection>();

  constructor(
    config: KubernetesConfig,
    source: Pick<EnvironmentSource, 'read'>,
  ) {
    this.#config = config;
    this.#source = source;
    for (const cluster of config.clusters) {
      if (cluster.type === 'watched') {
        this.#connections.set(cluster.name, new ClusterConnection(cluster));
      }
    }
  }

  /** Throws a NotFoundError or a ServiceUnavailableError when there is no cluster to ask. */
  find(environment: EnvironmentDefinition): InspectedCluster {
    const { name, cluster = '' } = environment;
    if (!cluster) {
      throw new NotFoundError(`Environment '${name}' names no cluster.`);
    }
    const reading = this.read(environment);
    const connection = this.#connections.get(cluster);
    if (!connection) {
      throw new ServiceUnavailableError(
        reading.statuses[0]?.message ?? `Cluster '${cluster}' is not watched.`,
      );
    }
    return { name: cluster, connection, reading };
  }

  /** What the source knows now. */
  read(environment: EnvironmentDefinition): SourceReading {
    return this.#source.read(environment);
  }

  isUnwatched(kind: string): boolean {
    return this.#config.unwatchedKinds.some(each => each === kind);
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#connections.values()].map(connection => connection.reset()),
    );
  }
}
