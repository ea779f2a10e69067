import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ApplicationRef } from '@flightdeck/plugin-environments-common';
import { delay, type Delay } from '@flightdeck/plugin-environments-node';
import { ApplicationApi } from '../client/ApplicationApi';
import { ArgocdClient } from '../client/ArgocdClient';
import type { ArgocdClientOptions } from '../client/ArgocdClientOptions';
import type { ArgocdInstance } from '../config/ArgocdInstance';
import type { ApplicationKey } from './ApplicationStore';
import { InstanceWatcher } from './InstanceWatcher';
import { WindowWatcher } from '../windows/WindowWatcher';
import { defaultSourceTiming, type SourceTiming } from './SourceTiming';

export interface ArgocdConnectionsOptions extends ArgocdClientOptions {
  logger: LoggerService;
  timing?: Partial<SourceTiming>;
  now?: () => Date;
  random?: () => number;
  delay?: Delay;
}

/** One configured instance: how to ask it, and what it has told. */
export interface ArgocdConnection {
  instance: ArgocdInstance;
  client: ArgocdClient;
  applications: ApplicationApi;
  watcher: InstanceWatcher;
  windows: WindowWatcher;
}

/** Word of a change: of some applications of an instance, or of its state. */
export type ChangeListener = (
  instance: string,
  keys: readonly ApplicationKey[] | undefined,
) => void;

/** The configured instances, shared by the source and the delivery engine. */
export class ArgocdConnections {
  readonly #connections: readonly ArgocdConnection[];
  #listener: ChangeListener = () => {};

  constructor(
    instances: readonly ArgocdInstance[],
    options: ArgocdConnectionsOptions,
  ) {
    this.#connections = instances.map(instance => {
      const client = new ArgocdClient(instance, options);
      const applications = new ApplicationApi(client);
      const timing = { ...defaultSourceTiming, ...options.timing };
      const shared = {
        client,
        now: options.now ?? (() => new Date()),
        delay: options.delay ?? delay,
      };
      const watcher = new InstanceWatcher({
        ...shared,
        instance,
        logger: options.logger,
        timing,
        random: options.random ?? Math.random,
        onChange: keys => this.#listener(instance.name, keys),
      });
      const windows = new WindowWatcher({
        ...shared,
        instance: instance.name,
        applications,
        timing: timing.windows,
      });
      return { instance, client, applications, watcher, windows };
    });
  }

  /** The instance of an application, or a sentence that says why there is none. */
  resolve(ref: ApplicationRef): ArgocdConnection | string {
    const names = this.#connections.map(({ instance }) => instance.name);
    if (names.length === 0) {
      return 'No Argo CD instance is configured.';
    }
    if (ref.instance === undefined) {
      return this.#connections.length === 1
        ? this.#connections[0]
        : `Application '${
            ref.name
          }' names no Argo CD instance, and there are several: ${names.join(
            ', ',
          )}. Annotate the environment with argocd/instance-name.`;
    }
    return (
      this.#connections.find(
        ({ instance }) => instance.name === ref.instance,
      ) ?? `No Argo CD instance '${ref.instance}' is configured.`
    );
  }

  /** Watches all instances, and the windows of those who `list` refs, until the signal aborts. */
  start(
    listener: ChangeListener,
    list: () => readonly ApplicationRef[],
    signal: AbortSignal,
  ): void {
    this.#listener = listener;
    for (const connection of this.#connections) {
      const { client, watcher, windows } = connection;
      const wanted = () =>
        list().flatMap(ref =>
          this.resolve(ref) === connection ? watcher.find(ref) ?? [] : [],
        );
      Promise.allSettled([
        watcher.run(signal),
        windows.run(wanted, signal),
      ]).then(() => client.close());
    }
  }
}
