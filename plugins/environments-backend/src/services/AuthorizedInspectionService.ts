import {
  type AlertList,
  environmentLogsReadPermission,
  environmentObjectReadPermission,
  type EventFilter,
  type EventList,
  type IndicatorRange,
  type LogEntry,
  type LogRequest,
  type ObjectDetail,
} from '@flightdeck/plugin-environments-common';
import type { WrittenInventory } from '../inspection/InventoryCache';
import { endWhenRevoked } from './endWhenRevoked';
import type { EnvironmentGate } from './EnvironmentGate';
import type {
  InspectionRequestOptions,
  InspectionService,
  ObjectName,
  UpstreamRequestOptions,
} from './InspectionService';

/** How often to ask again whether a log may be read that is being read. */
const RECHECK_MS = 60_000;

export interface AuthorizedInspectionServiceOptions {
  inner: InspectionService;
  gate: EnvironmentGate;
}

/** Lets through what the caller may see. */
export class AuthorizedInspectionService implements InspectionService {
  readonly #inner: InspectionService;
  readonly #gate: EnvironmentGate;

  constructor({ inner, gate }: AuthorizedInspectionServiceOptions) {
    this.#inner = inner;
    this.#gate = gate;
  }

  async events(
    ref: string,
    filter: EventFilter,
    options: InspectionRequestOptions,
  ): Promise<EventList> {
    await this.#gate.authorize(ref, [], options);
    return this.#inner.events(ref, filter, options);
  }

  async inventory(
    ref: string,
    options: InspectionRequestOptions,
  ): Promise<WrittenInventory> {
    await this.#gate.authorize(ref, [], options);
    return this.#inner.inventory(ref, options);
  }

  async alerts(
    ref: string,
    options: InspectionRequestOptions,
  ): Promise<AlertList> {
    await this.#gate.authorize(ref, [], options);
    return this.#inner.alerts(ref, options);
  }

  async object(
    ref: string,
    object: ObjectName,
    options: UpstreamRequestOptions,
  ): Promise<ObjectDetail> {
    await this.#gate.authorize(ref, [environmentObjectReadPermission], options);
    return this.#inner.object(ref, object, options);
  }

  async logs(
    ref: string,
    request: LogRequest,
    options: UpstreamRequestOptions,
  ): Promise<AsyncGenerator<LogEntry, void, void>> {
    const authorize = () =>
      this.#gate.authorize(ref, [environmentLogsReadPermission], options);
    await authorize();
    const revoked = new AbortController();
    const signal = AbortSignal.any([options.signal, revoked.signal]);
    return endWhenRevoked(
      await this.#inner.logs(ref, request, { ...options, signal }),
      { authorize, everyMs: RECHECK_MS, revoked },
    );
  }

  async indicatorRange(
    ref: string,
    request: { id: string; minutes: number },
    options: UpstreamRequestOptions,
  ): Promise<IndicatorRange> {
    await this.#gate.authorize(ref, [], options);
    return this.#inner.indicatorRange(ref, request, options);
  }
}
