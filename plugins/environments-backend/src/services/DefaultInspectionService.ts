import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  type AlertList,
  assembleAlerts,
  assembleEvents,
  type EnvironmentDefinition,
  type EventFilter,
  type EventList,
  type IndicatorRange,
  type LogEntry,
  type LogRequest,
  type ObjectDetail,
} from '@flightdeck/plugin-environments-common';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import { askInTurn } from '../inspection/askInTurn';
import type { InspectionRegistry } from '../inspection/InspectionRegistry';
import {
  InventoryCache,
  type WrittenInventory,
} from '../inspection/InventoryCache';
import { LogReader } from '../inspection/LogReader';
import { NO_HISTORY, NO_INSPECTOR } from '../inspection/sentences';
import type { StreamSlots } from '../inspection/StreamSlots';
import type { FactsReader } from '../snapshots/FactsReader';
import type {
  InspectionService,
  ObjectName,
  UpstreamRequestOptions,
} from './InspectionService';

/** Events that are told of one object. */
const EVENTS_OF_OBJECT = 50;

export interface DefaultInspectionServiceOptions {
  auth: AuthService;
  environments: Pick<CatalogEnvironments, 'find'>;
  facts: Pick<FactsReader, 'read'>;
  inspection: Pick<InspectionRegistry, 'inspectors' | 'histories'>;
  slots: StreamSlots;
  logger: LoggerService;
  now: () => number;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}

/** Answers from memory, and from upstreams what is too large to be held; asks no permission. */
export class DefaultInspectionService implements InspectionService {
  readonly #options: DefaultInspectionServiceOptions;
  readonly #inventories = new InventoryCache();

  constructor(options: DefaultInspectionServiceOptions) {
    this.#options = options;
  }

  async events(ref: string, filter: EventFilter): Promise<EventList> {
    return this.#events(await this.#find(ref), filter);
  }

  async inventory(ref: string): Promise<WrittenInventory> {
    const environment = await this.#find(ref);
    return this.#inventories.get(this.#options.facts.read(environment));
  }

  async alerts(ref: string): Promise<AlertList> {
    const { facts, inspection } = this.#options;
    const environment = await this.#find(ref);
    return assembleAlerts(
      facts.read(environment),
      inspection.histories.map(history => history.readRules(environment)),
    );
  }

  async object(
    ref: string,
    object: ObjectName,
    { signal }: UpstreamRequestOptions,
  ): Promise<ObjectDetail> {
    const { inspection, logger } = this.#options;
    const environment = await this.#find(ref);
    const what = whatIs(object);
    refuseForeign(environment, object, what);
    const detail = await askInTurn(
      inspection.inspectors,
      inspector => inspector.readObject(environment, object, { signal }),
      { logger, signal, what, nobody: NO_INSPECTOR },
    );
    const { events } = this.#events(environment, {
      kind: object.kind,
      object: object.name,
      objectNamespace: object.namespace,
      uid: detail.subject.uid,
      limit: EVENTS_OF_OBJECT,
    });
    // Events about what is in no namespace lie where no environment reads them.
    const isRead = object.namespace !== undefined || events?.length;
    return { ...detail, events: isRead ? events : undefined };
  }

  async logs(
    ref: string,
    request: LogRequest,
    { credentials, signal }: UpstreamRequestOptions,
  ): Promise<AsyncGenerator<LogEntry, void, void>> {
    const { inspection, logger, signal: stopping, slots } = this.#options;
    const environment = await this.#find(ref);
    refuseForeign(environment, request, whatIs(request));
    const { inspectors } = inspection;
    return new LogReader({ inspectors, logger, slots, stopping }).read(
      environment,
      request,
      { caller: this.#callerOf(credentials), signal },
    );
  }

  async indicatorRange(
    ref: string,
    { id, minutes }: { id: string; minutes: number },
    { signal }: UpstreamRequestOptions,
  ): Promise<IndicatorRange> {
    const { inspection, logger } = this.#options;
    const environment = await this.#find(ref);
    return askInTurn(
      inspection.histories,
      history => history.readRange(environment, id, { minutes, signal }),
      { logger, signal, what: `The indicator ${id}`, nobody: NO_HISTORY },
    );
  }

  #events(environment: EnvironmentDefinition, filter: EventFilter): EventList {
    const { facts, now } = this.#options;
    return assembleEvents(facts.read(environment), filter, new Date(now()));
  }

  #callerOf(credentials: BackstageCredentials): string {
    const { auth } = this.#options;
    if (auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    return auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : 'unknown';
  }

  async #find(ref: string): Promise<EnvironmentDefinition> {
    const environment = await this.#options.environments.find(ref);
    if (!environment) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
    return environment;
  }
}

/** Whatever an inspector would say: what lies in other namespaces is none of the environment. */
function refuseForeign(
  { namespaces, ref }: EnvironmentDefinition,
  { namespace }: ObjectName,
  what: string,
): void {
  if (namespace !== undefined && !namespaces.includes(namespace)) {
    throw new NotFoundError(`${ref} has no ${what}.`);
  }
}

function whatIs({ kind, namespace, name }: ObjectName): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
