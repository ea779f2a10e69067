import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  AlertList,
  BlueprintDetail,
  BlueprintList,
  EnvironmentConformance,
  EnvironmentSnapshot,
  EventList,
  Fleet,
  IndicatorRange,
  Inventory,
  LogEntry,
  LogRequest,
  ObjectDetail,
  Subject,
} from '@flightdeck/plugin-environments-common';
import type { ChecklistsApi } from './ChecklistsApi';
import type { DeliveryApi } from './DeliveryApi';

/**
 * Lets the caller give up on a request.
 *
 * @public
 */
export interface EnvironmentsRequestOptions {
  signal?: AbortSignal;
}

/**
 * Names an object of an environment; one without a namespace is in none.
 *
 * @public
 */
export type ObjectName = Pick<Subject, 'kind' | 'namespace' | 'name'>;

/**
 * Which events are asked for; all of them when nothing is said.
 *
 * @public
 */
export interface EventQuery {
  /** The kind of the object that they are about. */
  kind?: string;
  /** The name of the object that they are about. */
  object?: string;
  /** The namespace of the object that they are about. */
  objectNamespace?: string;
  type?: 'Normal' | 'Warning';
  /** At most so many, the newest. */
  limit?: number;
}

/**
 * Reads environments and acts on them. An environment is named by its entity ref and by nothing
 * else: the backend finds the cluster and the applications itself.
 *
 * Every method rejects with a `ResponseError` when the backend refuses or fails, and with a
 * `ServiceUnavailableError` when it cannot be reached or its answer cannot be understood.
 *
 * @public
 */
export interface EnvironmentsApi {
  /** Actions on environments, and what was done to them. */
  readonly delivery: DeliveryApi;

  /** What is asked before a deployment, and the answers. */
  readonly checklists: ChecklistsApi;

  /** The environments that the caller may see. */
  getFleet(options?: EnvironmentsRequestOptions): Promise<Fleet>;

  /**
   * The state of one environment. With `known`, the last answer, the backend is asked only for
   * what is newer; the same object comes back when nothing changed.
   */
  getEnvironment(
    ref: string,
    options?: EnvironmentsRequestOptions & { known?: EnvironmentSnapshot },
  ): Promise<EnvironmentSnapshot>;

  /**
   * How an environment stands against its blueprint. With `known`, the last answer, the backend is
   * asked only for what is newer; the same object comes back when nothing changed.
   */
  getConformance(
    ref: string,
    options?: EnvironmentsRequestOptions & { known?: EnvironmentConformance },
  ): Promise<EnvironmentConformance>;

  /** The blueprints that environments can be held against. */
  listBlueprints(options?: EnvironmentsRequestOptions): Promise<BlueprintList>;

  /** One blueprint, whole. */
  getBlueprint(
    name: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<BlueprintDetail>;

  /** The events of the cluster about an environment, newest first. */
  getEvents(
    ref: string,
    query: EventQuery,
    options?: EnvironmentsRequestOptions,
  ): Promise<EventList>;

  /** What an environment has beside its workloads, and what its workloads use. */
  getInventory(
    ref: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<Inventory>;

  /** One object of an environment, read from its cluster now. */
  getObject(
    ref: string,
    object: ObjectName,
    options?: EnvironmentsRequestOptions,
  ): Promise<ObjectDetail>;

  /**
   * An indicator over time.
   *
   * @param id - of the indicator, for example `error-ratio`
   * @param minutes - one of `INDICATOR_RANGE_MINUTES`, up to now
   */
  getIndicatorRange(
    ref: string,
    id: string,
    minutes: number,
    options?: EnvironmentsRequestOptions,
  ): Promise<IndicatorRange>;

  /** The alerts of an environment, and the rules that would raise them. */
  getAlerts(
    ref: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<AlertList>;

  /**
   * Log lines as they come. The last entry is of type `end`; without one the stream was cut.
   * Leaving the loop or aborting `signal` closes the connection.
   */
  streamLogs(
    ref: string,
    request: LogRequest,
    options?: EnvironmentsRequestOptions,
  ): AsyncGenerator<LogEntry, void, void>;

  /** The same logs, not followed, as a text file. */
  downloadLogs(
    ref: string,
    request: LogRequest,
    options?: EnvironmentsRequestOptions,
  ): Promise<Blob>;
}

/**
 * The API of the environments backend, for every Flightdeck frontend.
 *
 * @public
 */
export const environmentsApiRef = createApiRef<EnvironmentsApi>().with({
  id: 'plugin.environments.client',
  pluginId: 'environments',
});
