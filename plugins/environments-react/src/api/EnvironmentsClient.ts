import { ServiceUnavailableError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  alertListSchema,
  blueprintDetailSchema,
  blueprintListSchema,
  environmentConformanceSchema,
  environmentSnapshotSchema,
  eventListSchema,
  fleetSchema,
  indicatorRangeSchema,
  inventorySchema,
  objectDetailSchema,
  type AlertList,
  type BlueprintDetail,
  type BlueprintList,
  type EnvironmentConformance,
  type EnvironmentSnapshot,
  type EventList,
  type Fleet,
  type IndicatorRange,
  type Inventory,
  type LogEntry,
  type LogRequest,
  type ObjectDetail,
} from '@flightdeck/plugin-environments-common';
import { BackendConnection } from './BackendConnection';
import type { ChecklistsApi } from './ChecklistsApi';
import { ChecklistsClient } from './ChecklistsClient';
import type { DeliveryApi } from './DeliveryApi';
import { DeliveryClient } from './DeliveryClient';
import { environmentPaths } from './environmentPaths';
import type {
  EnvironmentsApi,
  EnvironmentsRequestOptions,
  EventQuery,
  ObjectName,
} from './EnvironmentsApi';
import { readLogStream } from './readLogStream';

/**
 * What {@link EnvironmentsClient} needs.
 *
 * @public
 */
export interface EnvironmentsClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/**
 * The client of the environments backend's REST API.
 *
 * @public
 */
export class EnvironmentsClient implements EnvironmentsApi {
  /** {@inheritdoc EnvironmentsApi.delivery} */
  readonly delivery: DeliveryApi;
  /** {@inheritdoc EnvironmentsApi.checklists} */
  readonly checklists: ChecklistsApi;
  readonly #backend: BackendConnection;

  constructor(options: EnvironmentsClientOptions) {
    this.#backend = new BackendConnection(options);
    this.delivery = new DeliveryClient(this.#backend);
    this.checklists = new ChecklistsClient(this.#backend);
  }

  /** {@inheritdoc EnvironmentsApi.getFleet} */
  async getFleet(options?: EnvironmentsRequestOptions): Promise<Fleet> {
    return this.#backend.read(environmentPaths.fleet, fleetSchema, options);
  }

  /** {@inheritdoc EnvironmentsApi.getEnvironment} */
  async getEnvironment(
    ref: string,
    options?: EnvironmentsRequestOptions & { known?: EnvironmentSnapshot },
  ): Promise<EnvironmentSnapshot> {
    const path = environmentPaths.environment(ref);
    return this.#backend.readNewer(path, environmentSnapshotSchema, options);
  }

  /** {@inheritdoc EnvironmentsApi.getConformance} */
  async getConformance(
    ref: string,
    options?: EnvironmentsRequestOptions & { known?: EnvironmentConformance },
  ): Promise<EnvironmentConformance> {
    const path = environmentPaths.environment(ref, 'conformance');
    return this.#backend.readNewer(path, environmentConformanceSchema, options);
  }

  /** {@inheritdoc EnvironmentsApi.listBlueprints} */
  async listBlueprints(
    options?: EnvironmentsRequestOptions,
  ): Promise<BlueprintList> {
    return this.#backend.read(
      environmentPaths.blueprints,
      blueprintListSchema,
      options,
    );
  }

  /** {@inheritdoc EnvironmentsApi.getBlueprint} */
  async getBlueprint(
    name: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<BlueprintDetail> {
    const path = `${environmentPaths.blueprints}/${encodeURIComponent(name)}`;
    return this.#backend.read(path, blueprintDetailSchema, options);
  }

  /** {@inheritdoc EnvironmentsApi.getEvents} */
  async getEvents(
    ref: string,
    query: EventQuery,
    options?: EnvironmentsRequestOptions,
  ): Promise<EventList> {
    const path = environmentPaths.events(ref, query);
    return this.#backend.read(path, eventListSchema, options);
  }

  /** {@inheritdoc EnvironmentsApi.getInventory} */
  async getInventory(
    ref: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<Inventory> {
    const path = environmentPaths.environment(ref, 'inventory');
    return this.#backend.read(path, inventorySchema, options);
  }

  /** {@inheritdoc EnvironmentsApi.getObject} */
  async getObject(
    ref: string,
    object: ObjectName,
    options?: EnvironmentsRequestOptions,
  ): Promise<ObjectDetail> {
    const path = environmentPaths.object(ref, object);
    return this.#backend.read(path, objectDetailSchema, options);
  }

  /** {@inheritdoc EnvironmentsApi.getIndicatorRange} */
  async getIndicatorRange(
    ref: string,
    id: string,
    minutes: number,
    options?: EnvironmentsRequestOptions,
  ): Promise<IndicatorRange> {
    const path = environmentPaths.environment(ref, 'indicators', id, 'range');
    return this.#backend.read(
      `${path}?minutes=${minutes}`,
      indicatorRangeSchema,
      options,
    );
  }

  /** {@inheritdoc EnvironmentsApi.getAlerts} */
  async getAlerts(
    ref: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<AlertList> {
    const path = environmentPaths.environment(ref, 'alerts');
    return this.#backend.read(path, alertListSchema, options);
  }

  /** {@inheritdoc EnvironmentsApi.streamLogs} */
  async *streamLogs(
    ref: string,
    request: LogRequest,
    options?: EnvironmentsRequestOptions,
  ): AsyncGenerator<LogEntry, void, void> {
    const path = environmentPaths.logs(ref, request);
    const { body } = await this.#backend.request(path, options);
    if (!body) {
      throw new ServiceUnavailableError('The answer holds no logs.');
    }
    yield* readLogStream(body);
  }

  /** {@inheritdoc EnvironmentsApi.downloadLogs} */
  async downloadLogs(
    ref: string,
    request: LogRequest,
    options?: EnvironmentsRequestOptions,
  ): Promise<Blob> {
    const path = environmentPaths.logs(
      ref,
      { ...request, follow: false },
      { download: true },
    );
    return (await this.#backend.request(path, options)).blob();
  }
}
