import { NotFoundError } from '@backstage/errors';
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
  Operation,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentsApi,
  EnvironmentsRequestOptions,
  EventQuery,
  ObjectName,
} from '../api';
import { FakeChecklistsApi } from './FakeChecklistsApi';
import { FakeDeliveryApi } from './FakeDeliveryApi';
import { conformanceFixture } from './conformanceFixtures';
import {
  indicatorRangeFixture,
  inventoryFixture,
  objectDetailFixture,
} from './partFixtures';
import { toTextFile } from './toTextFile';

/**
 * An environments backend in memory, for tests and development. What it holds may be changed at
 * any time; the next read sees it.
 *
 * @public
 */
export class FakeEnvironmentsApi implements EnvironmentsApi {
  fleet: Fleet;
  readonly snapshots = new Map<string, EnvironmentSnapshot>();
  readonly delivery: FakeDeliveryApi;
  readonly checklists = new FakeChecklistsApi(() => this.#failIfAsked());
  /** When set, every read fails with it. */
  readError: Error | undefined;
  /** When set, reading that part fails with it. */
  readonly partErrors: Partial<
    Record<
      'events' | 'inventory' | 'object' | 'range' | 'alerts' | 'conformance',
      Error
    >
  > = {};
  /** What was read, in order: the name of the method. */
  readonly reads: string[] = [];
  inventory: Inventory = inventoryFixture();
  conformance: EnvironmentConformance = conformanceFixture();
  blueprints: BlueprintDetail[] = [];
  alerts: AlertList = { alerts: [], rules: [], problems: [] };
  events: EventList = { events: [], total: 0, asOf: new Date().toISOString() };
  /** Answers a read of an object; may throw. */
  onObject: (object: ObjectName) => ObjectDetail = object =>
    objectDetailFixture({ subject: object });
  /** Answers a read of an indicator over time; may throw. */
  onRange: (id: string, minutes: number) => IndicatorRange = (id, minutes) =>
    indicatorRangeFixture({ id, title: id }, minutes);
  /** The logs that were asked for. */
  readonly logRequests: LogRequest[] = [];
  /** Answers a read of logs; may throw, or go on until the signal aborts. */
  onLogs: (
    request: LogRequest,
    signal: AbortSignal | undefined,
  ) => AsyncIterable<LogEntry> = async function* noLogs() {
    yield { type: 'end' };
  };

  constructor(
    options: {
      fleet?: Partial<Fleet>;
      snapshots?: EnvironmentSnapshot[];
      operations?: Operation[];
    } = {},
  ) {
    this.fleet = {
      stages: ['dev', 'staging', 'prod'],
      environments: [],
      asOf: new Date().toISOString(),
      ...options.fleet,
    };
    for (const snapshot of options.snapshots ?? []) {
      this.snapshots.set(snapshot.environment.ref, snapshot);
    }
    this.delivery = new FakeDeliveryApi(
      () => this.#failIfAsked(),
      options.operations,
    );
  }

  /** {@inheritdoc EnvironmentsApi.getFleet} */
  async getFleet(): Promise<Fleet> {
    this.#failIfAsked();
    return this.fleet;
  }

  /** {@inheritdoc EnvironmentsApi.getEnvironment} */
  async getEnvironment(ref: string): Promise<EnvironmentSnapshot> {
    this.#failIfAsked();
    const snapshot = this.snapshots.get(ref);
    if (!snapshot) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
    return snapshot;
  }

  /** {@inheritdoc EnvironmentsApi.getConformance} */
  async getConformance(): Promise<EnvironmentConformance> {
    this.#read('conformance');
    return this.conformance;
  }

  /** {@inheritdoc EnvironmentsApi.listBlueprints} */
  async listBlueprints(): Promise<BlueprintList> {
    this.#failIfAsked();
    return {
      blueprints: this.blueprints.map(({ blueprint, ...summary }) => summary),
    };
  }

  /** {@inheritdoc EnvironmentsApi.getBlueprint} */
  async getBlueprint(name: string): Promise<BlueprintDetail> {
    this.#failIfAsked();
    const found = this.blueprints.find(each => each.name === name);
    if (!found) {
      throw new NotFoundError(`There is no blueprint ${name}.`);
    }
    return found;
  }

  /** {@inheritdoc EnvironmentsApi.getEvents} */
  async getEvents(_ref: string, query: EventQuery): Promise<EventList> {
    this.#read('events');
    const events = this.events.events?.filter(
      ({ type, subject }) =>
        (!query.type || query.type === type) &&
        (!query.kind || query.kind === subject.kind) &&
        (!query.object || query.object === subject.name) &&
        (!query.objectNamespace || query.objectNamespace === subject.namespace),
    );
    return { ...this.events, events, total: events?.length ?? 0 };
  }

  /** {@inheritdoc EnvironmentsApi.getInventory} */
  async getInventory(): Promise<Inventory> {
    this.#read('inventory');
    return this.inventory;
  }

  /** {@inheritdoc EnvironmentsApi.getObject} */
  async getObject(_ref: string, object: ObjectName): Promise<ObjectDetail> {
    this.#read('object');
    return this.onObject(object);
  }

  /** {@inheritdoc EnvironmentsApi.getIndicatorRange} */
  async getIndicatorRange(
    _ref: string,
    id: string,
    minutes: number,
  ): Promise<IndicatorRange> {
    this.#read('range');
    return this.onRange(id, minutes);
  }

  /** {@inheritdoc EnvironmentsApi.getAlerts} */
  async getAlerts(): Promise<AlertList> {
    this.#read('alerts');
    return this.alerts;
  }

  /** {@inheritdoc EnvironmentsApi.streamLogs} */
  async *streamLogs(
    _ref: string,
    request: LogRequest,
    options?: EnvironmentsRequestOptions,
  ): AsyncGenerator<LogEntry, void, void> {
    this.logRequests.push(request);
    yield* this.onLogs(request, options?.signal);
  }

  /** {@inheritdoc EnvironmentsApi.downloadLogs} */
  async downloadLogs(_ref: string, request: LogRequest): Promise<Blob> {
    return toTextFile(this.onLogs({ ...request, follow: false }, undefined));
  }

  #read(part: keyof FakeEnvironmentsApi['partErrors']): void {
    this.reads.push(part);
    this.#failIfAsked();
    const error = this.partErrors[part];
    if (error) {
      throw error;
    }
  }

  #failIfAsked(): void {
    if (this.readError) {
      throw this.readError;
    }
  }
}
