import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Application } from '@flightdeck/plugin-environments-common';
import { Backoff, type Delay } from '@flightdeck/plugin-environments-node';
import type { ApiApplication } from '../client/apiSchemas';
import type { ArgocdClient } from '../client/ArgocdClient';
import { ArgocdError } from '../client/ArgocdError';
import type { StreamItem } from '../client/applicationStream';
import type { ArgocdInstance } from '../config/ArgocdInstance';
import {
  type ApplicationKey,
  ApplicationStore,
  type Destination,
} from './ApplicationStore';
import type { SourceTiming } from './SourceTiming';
import { toApplication } from './toApplication';
import { toDestination } from './toDestination';
import { isVerdict, stateOf, type WatcherStatus } from './WatcherStatus';
import { whileAnswering } from './whileAnswering';

export interface InstanceWatcherOptions {
  instance: ArgocdInstance;
  client: ArgocdClient;
  logger: LoggerService;
  timing: SourceTiming;
  now: () => Date;
  random: () => number;
  delay: Delay;
  /** Told of the applications that changed; of all of them when `undefined`. */
  onChange(keys: readonly ApplicationKey[] | undefined): void;
}

/**
 * Keeps the applications of one instance: lists them, follows the stream, and lists them again
 * after every break, because the stream replays nothing.
 */
export class InstanceWatcher {
  readonly #options: InstanceWatcherOptions;
  readonly #store = new ApplicationStore();
  readonly #backoff: Backoff;
  #controllerNamespace?: string;
  #status: WatcherStatus;
  #failingSince?: Date;
  #listedAt = 0;

  constructor(options: InstanceWatcherOptions) {
    this.#options = options;
    this.#status = {
      state: 'starting',
      message: `Argo CD '${options.instance.name}' is being read.`,
      unreadable: 0,
    };
    const { random, timing } = options;
    this.#backoff = new Backoff({ retryMs: timing.retryMs, random });
  }

  get status(): WatcherStatus {
    return this.#status;
  }

  /** Whether what is held may be shown: not when it is long out of date. */
  get isKnown(): boolean {
    return this.#status.state === 'ok' || this.#status.state === 'stale';
  }

  /** Where the applications are that name no namespace. */
  get controllerNamespace(): string {
    return this.#controllerNamespace ?? 'argocd';
  }

  find(ref: { namespace?: string; name: string }): Application | undefined {
    const { namespace = this.controllerNamespace, name } = ref;
    return this.#store.get({ namespace, name });
  }

  destinationOf(key: ApplicationKey): Destination {
    return this.#store.destinationOf(key);
  }

  /** Watches until the signal aborts. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { delay } = this.#options;
    while (!signal.aborted) {
      try {
        await this.#watch(signal);
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        this.#fail(error);
      }
      await delay(this.#backoff.next(), signal);
    }
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const { client, delay, timing } = this.#options;
    const ping = (within: AbortSignal) =>
      client.ping({ signal: within, timeoutMs: timing.heartbeatTimeoutMs });
    if (this.#failingSince) {
      // A list may take long; whether anybody is there is known sooner.
      await ping(signal);
    }
    this.#controllerNamespace ??= await client.controllerNamespace({ signal });
    const resourceVersion = await this.#list(signal);
    await whileAnswering(
      { ping, everyMs: timing.heartbeatMs, delay, signal },
      inRound => this.#follow(resourceVersion, inRound),
    );
  }

  async #follow(
    resourceVersion: string | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { client, now, timing } = this.#options;
    const round = new AbortController();
    const early = this.#listSoon(AbortSignal.any([signal, round.signal]));
    let opened = false;
    try {
      for await (const item of client.stream({ resourceVersion, signal })) {
        this.#status = { ...this.#status, asOf: now() };
        const age = now().getTime() - this.#listedAt;
        if (!opened || age > timing.relistMs) {
          // What happened between the list and the opening of the stream, nobody tells.
          opened = true;
          this.#backoff.reset();
          await this.#list(signal);
        }
        this.#apply(item);
      }
    } finally {
      round.abort();
      await early;
    }
  }

  /**
   * Argo CD may be silent for 15 s after it has opened the stream. Too long to wait for what
   * happened just before.
   */
  async #listSoon(signal: AbortSignal): Promise<void> {
    const { delay, timing } = this.#options;
    await delay(timing.settleMs, signal);
    if (!signal.aborted) {
      // If it fails, the stream fails too, or the list at its first byte does.
      await this.#list(signal).catch(() => {});
    }
  }

  async #list(signal: AbortSignal): Promise<string | undefined> {
    const { client, instance, now } = this.#options;
    const list = await client.list({ signal });
    this.#listedAt = now().getTime();
    const changed = this.#store.replaceAll(
      list.applications
        .filter(application => this.#isWanted(application))
        .map(application => this.#toEntry(application)),
      Number(list.resourceVersion ?? Infinity),
    );
    this.#failingSince = undefined;
    this.#setStatus({
      state: 'ok',
      message: `Argo CD '${instance.name}' is watched.`,
      asOf: now(),
      unreadable: list.unreadable,
    });
    this.#tell(changed);
    return list.resourceVersion;
  }

  #apply(item: StreamItem): void {
    if (item.type === 'alive' || !this.#isWanted(item.application)) {
      return;
    }
    const entry = this.#toEntry(item.application);
    this.#tell(
      item.type === 'deleted'
        ? this.#store.remove(entry)
        : this.#store.put(entry),
    );
  }

  #isWanted({ metadata }: ApiApplication): boolean {
    const { appNamespaces } = this.#options.instance;
    return (
      !appNamespaces ||
      metadata.namespace === this.controllerNamespace ||
      appNamespaces.includes(metadata.namespace)
    );
  }

  #toEntry(application: ApiApplication) {
    return {
      application: toApplication(application, this.#options.instance),
      destination: toDestination(application),
      resourceVersion: Number(application.metadata.resourceVersion ?? 0),
    };
  }

  #fail(error: unknown): void {
    const { instance, logger, now, timing } = this.#options;
    const known = error instanceof ArgocdError;
    if (!known) {
      logger.error(`Watching Argo CD '${instance.name}' failed`, {
        error: String(error),
      });
    }
    this.#failingSince ??= now();
    const age = now().getTime() - this.#failingSince.getTime();
    const away = !known || !isVerdict(error.failure);
    const mayBeBack = away && this.isKnown && age <= timing.graceMs;
    this.#setStatus({
      ...this.#status,
      state: mayBeBack ? 'stale' : stateOf(error),
      message: known
        ? error.message
        : `Argo CD '${instance.name}' could not be read.`,
    });
  }

  #setStatus(status: WatcherStatus): void {
    const before = this.#status;
    this.#status = status;
    if (
      before.state !== status.state ||
      before.message !== status.message ||
      before.unreadable !== status.unreadable
    ) {
      this.#options.logger.info(`${status.message} (${status.state})`);
      this.#options.onChange(undefined);
    }
  }

  #tell(keys: readonly ApplicationKey[]): void {
    if (keys.length > 0) {
      this.#options.onChange(keys);
    }
  }
}
