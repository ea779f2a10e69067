import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  EnvironmentDefinition,
  LogEntry,
  LogRequest,
  Pod,
  Subject,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentSource,
  InspectedObject,
  WorkloadInspector,
} from '@flightdeck/plugin-environments-node';
import type { KubernetesConfig } from '../config/ClusterConfig';
import { qualifiedName, resources } from '../watcher/resources';
import { InspectedClusters } from './InspectedClusters';
import {
  defaultInspectionTiming,
  type InspectionTiming,
} from './InspectionTiming';
import { findPods } from './logs/findPods';
import { readLogs } from './logs/readLogs';
import { findObject } from './object/findObject';
import { readObject } from './object/readObject';
import { noSuchObject, toServiceUnavailable } from './refusals';

/** Reads objects and logs from Kubernetes clusters when somebody asks for them. */
export class KubernetesInspector implements WorkloadInspector {
  readonly id = 'kubernetes';
  readonly #clusters: InspectedClusters;
  readonly #timing: InspectionTiming;

  /** The source knows which objects an environment has. */
  constructor(
    config: KubernetesConfig,
    options: {
      source: Pick<EnvironmentSource, 'read'>;
      timing?: InspectionTiming;
    },
  ) {
    this.#clusters = new InspectedClusters(config, options.source);
    this.#timing = options.timing ?? defaultInspectionTiming;
  }

  async readObject(
    environment: EnvironmentDefinition,
    subject: Pick<Subject, 'kind' | 'namespace' | 'name'>,
    options: { signal: AbortSignal },
  ): Promise<InspectedObject> {
    if (this.#clusters.isUnwatched(subject.kind)) {
      throw new InputError(
        `Objects of the kind ${subject.kind} are not read here: the configuration says so.`,
      );
    }
    const cluster = this.#clusters.find(environment);
    const found = findObject(environment, subject, cluster.reading);
    const { kind, namespace } = found;
    const { clock, timeoutMs } = this.#timing;
    let object: InspectedObject | undefined;
    try {
      // So many at once: whoever asks often must not wear the cluster down.
      object = await cluster.connection.probing(() =>
        readObject(cluster.connection, found, {
          clock,
          timeoutMs,
          signal: options.signal,
        }),
      );
    } catch (error) {
      throw toServiceUnavailable(error, {
        cluster: cluster.name,
        verb: 'get',
        resource: qualifiedName(resources[kind]),
        namespace,
      });
    }
    if (!object) {
      throw noSuchObject(environment, found);
    }
    return object;
  }

  async *readLogs(
    environment: EnvironmentDefinition,
    request: LogRequest,
    options: { signal: AbortSignal },
  ): AsyncGenerator<LogEntry, void, void> {
    const { name, connection, reading } = this.#clusters.find(environment);
    let pods = findPods(environment, request, reading);
    const findAgain = (): Pod[] => {
      try {
        pods = findPods(environment, request, this.#clusters.read(environment));
      } catch (error) {
        // While they are not known, what was known of them holds.
        if (error instanceof NotFoundError) {
          pods = [];
        } else if (!(error instanceof ServiceUnavailableError)) {
          throw error;
        }
      }
      return pods;
    };
    yield* readLogs({
      cluster: name,
      connection,
      request,
      timing: this.#timing,
      signal: options.signal,
      findPods: findAgain,
    });
  }

  /** Ends every request. */
  async close(): Promise<void> {
    await this.#clusters.close();
  }
}
