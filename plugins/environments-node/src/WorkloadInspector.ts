import type {
  EnvironmentDefinition,
  LogEntry,
  LogRequest,
  ObjectDetail,
  Subject,
} from '@flightdeck/plugin-environments-common';

/** One object as it stands in the cluster, without its events. @public */
export type InspectedObject = Omit<ObjectDetail, 'events'>;

/**
 * Reads from a cluster, when a person asks, what is too large to be held in memory.
 *
 * An object is only told of when it belongs to the environment: it is in one of its namespaces, has
 * its labels where it has a label selector, or is a cluster-scoped object that its objects name.
 * No value of a Secret, a ConfigMap or an environment variable leaves the inspector.
 *
 * @public
 */
export interface WorkloadInspector {
  /** For example `kubernetes`. Unique among inspectors. */
  readonly id: string;

  /**
   * @throws NotFoundError when the environment has no such object; InputError when objects of the
   * kind cannot be shown; ServiceUnavailableError, naming the cluster, when it cannot be read.
   */
  readObject(
    environment: EnvironmentDefinition,
    subject: Pick<Subject, 'kind' | 'namespace' | 'name'>,
    options: { signal: AbortSignal },
  ): Promise<InspectedObject>;

  /**
   * Yields the log lines of a Pod, or of the Pods of a workload, within `LOG_LIMITS`. What can be
   * read is told though another part cannot: a notice says so. Ends with an `end` entry, unless
   * `signal` aborts. Connections are closed when the generator ends, however it ends.
   *
   * @throws as `readObject` does, before the first entry.
   */
  readLogs(
    environment: EnvironmentDefinition,
    request: LogRequest,
    options: { signal: AbortSignal },
  ): AsyncGenerator<LogEntry, void, void>;
}
