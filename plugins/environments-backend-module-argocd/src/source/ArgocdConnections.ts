import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ApplicationRef } from '@flightdeck/plugin-environments-common';
import { delay, type Delay } from '@flightdeck/plugin-environments-node';
import { ArgocdClient } from '../client/ArgocdClient';
import type { ArgocdClientOptions } from '../client/ArgocdClientOptions';
import type { ArgocdInstance } from '../config/ArgocdInstance';
import type { ApplicationKey } from './ApplicationStore';
import { InstanceWatcher } from './InstanceWatcher';
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
  watcher: InstanceWatcher;
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
      const watcher = new InstanceWatcher({
        instance,
        client,
        logger: options.logger,
        timing: { ...defaultSourceTiming, ...options.timing },
        now: options.now ?? (() => new Date()),
        random: options.random ?? Math.random,
        delay: options.delay ?? delay,
        onChange: keys => this.#listener(instance.name, keys),
      });
      return { instance, client, watcher };
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

  /** Watches all instances until the signal aborts. */
  start(listener: ChangeListener, signal: AbortSignal): void {
    this.#listener = listener;
    for (const { client, watcher } of this.#connections) {
      watcher.run(signal).finally(() => client.close());
    }
  }
}
