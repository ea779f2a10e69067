import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AlertList,
  EventFilter,
  EventList,
  IndicatorRange,
  LogEntry,
  LogRequest,
  ObjectDetail,
  Subject,
} from '@flightdeck/plugin-environments-common';
import type { WrittenInventory } from '../inspection/InventoryCache';

export interface InspectionRequestOptions {
  credentials: BackstageCredentials;
}

/** Of what asks an upstream: aborted when nobody waits for the answer any more. */
export interface UpstreamRequestOptions extends InspectionRequestOptions {
  signal: AbortSignal;
}

/** Names an object of a cluster. */
export type ObjectName = Pick<Subject, 'kind' | 'namespace' | 'name'>;

/**
 * What the page of an environment shows beside its snapshot, as the REST API offers it.
 * Environments are named by entity ref. Every method throws NotFoundError when there is no such
 * environment, and NotImplementedError when no adapter was added that could answer.
 */
export interface InspectionService {
  /** From memory. */
  events(
    ref: string,
    filter: EventFilter,
    options: InspectionRequestOptions,
  ): Promise<EventList>;

  /** From memory, ready to be sent. */
  inventory(
    ref: string,
    options: InspectionRequestOptions,
  ): Promise<WrittenInventory>;

  /** From memory. */
  alerts(ref: string, options: InspectionRequestOptions): Promise<AlertList>;

  /**
   * @throws NotFoundError when the environment has no such object; InputError when objects of the
   * kind cannot be shown; ServiceUnavailableError when the cluster cannot be read.
   */
  object(
    ref: string,
    object: ObjectName,
    options: UpstreamRequestOptions,
  ): Promise<ObjectDetail>;

  /**
   * The log lines of a Pod or of the Pods of a workload. Nothing is opened before the first entry
   * is asked for, which throws as `object` does, and TooManyStreamsError; what ends the log later
   * is told in an `end` entry.
   */
  logs(
    ref: string,
    request: LogRequest,
    options: UpstreamRequestOptions,
  ): Promise<AsyncGenerator<LogEntry, void, void>>;

  /**
   * An indicator over the last so many minutes.
   *
   * @throws NotFoundError when the environment has no such indicator; ServiceUnavailableError when
   * its source cannot be read.
   */
  indicatorRange(
    ref: string,
    request: { id: string; minutes: number },
    options: UpstreamRequestOptions,
  ): Promise<IndicatorRange>;
}
