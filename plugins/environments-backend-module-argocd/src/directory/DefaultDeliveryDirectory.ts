import { InputError } from '@backstage/errors';
import {
  type DeliveryInstance,
  isObjectName,
  type Presence,
} from '@flightdeck/plugin-environments-common';
import type { DeliveryDirectory } from '@flightdeck/plugin-environments-node';
import type { ArgocdClient } from '../client/ArgocdClient';
import { ArgocdError } from '../client/ArgocdError';
import { withQuery } from '../client/applicationPath';
import type { ArgocdInstance } from '../config/ArgocdInstance';
import {
  applicationNamesSchema,
  canSchema,
  clusterListSchema,
  projectSchema,
} from './directorySchemas';

/** Asks the instance each time. */
export class DefaultDeliveryDirectory implements DeliveryDirectory {
  readonly #instance: ArgocdInstance;
  readonly #client: ArgocdClient;

  constructor(instance: ArgocdInstance, client: ArgocdClient) {
    this.#instance = instance;
    this.#client = client;
  }

  get instance(): string {
    return this.#instance.name;
  }

  async describe(options: { signal: AbortSignal }): Promise<DeliveryInstance> {
    const name = this.instance;
    try {
      const { items } = await this.#client.read(
        '/api/v1/clusters',
        clusterListSchema,
        options,
      );
      const destinations = items.flatMap(({ server, name: title }) =>
        server ? [{ name: title || server, server }] : [],
      );
      return {
        name,
        state: 'ok',
        message:
          destinations.length > 0
            ? `Argo CD '${name}' answers.`
            : `Argo CD '${name}' shows no cluster to the configured account.`,
        destinations,
      };
    } catch (error) {
      const { failure, message } = this.#explain(error, options.signal);
      return {
        name,
        state:
          failure === 'not-found' || failure === 'refused'
            ? 'unsupported'
            : failure,
        message:
          failure === 'forbidden'
            ? `Argo CD '${name}' does not show its clusters to the configured account.`
            : message,
      };
    }
  }

  async findProject(
    name: string,
    options: { signal: AbortSignal },
  ): Promise<Presence> {
    this.#requireName('project', name);
    const path = `/api/v1/projects/${encodeURIComponent(name)}`;
    try {
      await this.#client.read(path, projectSchema, options);
      return this.#exists('project', name);
    } catch (error) {
      const { failure, message } = this.#explain(error, options.signal);
      if (failure === 'not-found') {
        return this.#absent('project', name);
      }
      return failure === 'forbidden'
        ? this.#hidden('project', name)
        : { state: 'unknown', message };
    }
  }

  async findApplication(
    name: string,
    options: { signal: AbortSignal },
  ): Promise<Presence> {
    this.#requireName('application', name);
    const path = withQuery('/api/v1/applications', { name });
    try {
      const [namespace, { items }] = await Promise.all([
        this.#client.controllerNamespace(options),
        this.#client.read(path, applicationNamesSchema, options),
      ]);
      const found = items.some(
        ({ metadata }) =>
          metadata.name === name &&
          (metadata.namespace || namespace) === namespace,
      );
      if (found) {
        return this.#exists('application', name);
      }
      return (await this.#seesAllApplications(options))
        ? this.#absent('application', name)
        : this.#hidden('application', name);
    } catch (error) {
      const { message } = this.#explain(error, options.signal);
      return { state: 'unknown', message };
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** A list leaves out what the account may not see, and says nothing of it. */
  async #seesAllApplications(options: {
    signal: AbortSignal;
  }): Promise<boolean> {
    const { value } = await this.#client.read(
      '/api/v1/account/can-i/applications/get/*/*',
      canSchema,
      options,
    );
    return value === 'yes';
  }

  #requireName(what: string, name: string): void {
    if (!isObjectName(name)) {
      throw new InputError(`No ${what} can have the name '${name}'.`);
    }
  }

  #exists(what: string, name: string): Presence {
    const message = `Argo CD '${this.instance}' has the ${what} '${name}'.`;
    return { state: 'exists', message };
  }

  #absent(what: string, name: string): Presence {
    const message = `Argo CD '${this.instance}' has no ${what} '${name}'.`;
    return { state: 'absent', message };
  }

  #hidden(what: string, name: string): Presence {
    const message = `Argo CD '${this.instance}' does not show all its ${what}s to the configured account, so it cannot be told whether it has '${name}'.`;
    return { state: 'unknown', message };
  }

  /** The failure of Argo CD is an answer; that the caller left is not. */
  #explain(error: unknown, signal: AbortSignal): ArgocdError {
    signal.throwIfAborted();
    if (error instanceof ArgocdError) {
      return error;
    }
    throw error;
  }
}
