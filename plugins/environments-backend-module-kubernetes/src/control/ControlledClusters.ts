import { ServiceUnavailableError } from '@backstage/errors';
import type {
  EnvironmentDefinition,
  WorkloadRef,
} from '@flightdeck/plugin-environments-common';
import { ClusterError } from '../client/ClusterError';
import {
  type InspectedCluster,
  InspectedClusters,
} from '../inspect/InspectedClusters';
import { findObject } from '../inspect/object/findObject';
import { noSuchObject, toServiceUnavailable } from '../inspect/refusals';
import {
  qualifiedName,
  type Resource,
  resourcePath,
  resources,
} from '../watcher/resources';
import { type LiveWorkload, liveWorkloadSchema } from './liveWorkload';

/** Where a workload of an environment is. */
export interface LocatedWorkload extends InspectedCluster {
  environment: EnvironmentDefinition;
  workload: WorkloadRef;
  resource: Resource;
  path: string;
  /** Which object of this name it must be, where that decides whether it belongs. */
  uid?: string;
}

/** Finds workloads that belong to an environment, and reads them from their cluster. */
export class ControlledClusters {
  readonly #clusters: InspectedClusters;
  readonly #timeoutMs: number;

  constructor(
    config: ConstructorParameters<typeof InspectedClusters>[0],
    options: {
      source: ConstructorParameters<typeof InspectedClusters>[1];
      timeoutMs: number;
    },
  ) {
    this.#clusters = new InspectedClusters(config, options.source);
    this.#timeoutMs = options.timeoutMs;
  }

  /** Throws a NotFoundError, or a ServiceUnavailableError when that is not known. */
  locate(
    environment: EnvironmentDefinition,
    workload: WorkloadRef,
  ): LocatedWorkload {
    const cluster = this.#clusters.find(environment);
    const { uid } = findObject(environment, workload, cluster.reading);
    const { kind, namespace, name } = workload;
    const resource = resources[kind];
    const list = resourcePath(resource, resource.versions[0], namespace);
    const path = `${list}/${encodeURIComponent(name)}`;
    return { ...cluster, environment, workload, resource, path, uid };
  }

  /** Reads it now. Throws as {@link ControlledClusters.locate} does. */
  async read(
    located: LocatedWorkload,
    { signal }: { signal: AbortSignal },
  ): Promise<LiveWorkload> {
    const { connection, environment, name, path, resource, workload } = located;
    let answer: unknown;
    try {
      answer = await connection.get(path, {
        signal,
        timeoutMs: this.#timeoutMs,
      });
    } catch (error) {
      throw error instanceof ClusterError && error.status === 404
        ? noSuchObject(environment, workload)
        : toServiceUnavailable(error, {
            cluster: name,
            verb: 'get',
            resource: qualifiedName(resource),
            namespace: workload.namespace,
          });
    }
    const live = liveWorkloadSchema.safeParse(answer).data;
    if (!live) {
      throw new ServiceUnavailableError(
        `Cluster '${name}' tells nothing of ${workload.kind} ${workload.name} that can be read.`,
      );
    }
    if (located.uid !== undefined && located.uid !== live.metadata.uid) {
      throw noSuchObject(environment, workload);
    }
    return live;
  }

  async close(): Promise<void> {
    await this.#clusters.close();
  }
}
