import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  Application,
  ApplicationOperation,
  ApplicationRef,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type {
  DeliveryEngine,
  SyncApplicationRequest,
} from '@flightdeck/plugin-environments-node';
import { ArgocdError } from '../client/ArgocdError';
import type {
  ArgocdConnection,
  ArgocdConnections,
} from '../source/ArgocdConnections';
import { ENGINE_ID, toApplication } from '../source/toApplication';
import { REQUESTED_BY_INFO } from '../source/toOperation';
import { followOperation } from './followOperation';
import { toOwnError, toSyncError } from './toOwnError';

export interface ArgocdDeliveryEngineOptions {
  /** How often a running operation is looked at. */
  pollMs?: number;
  /** How long Argo CD may take to compare with Git before its last comparison is taken. */
  refreshTimeoutMs?: number;
}

/** Runs operations of Argo CD. */
export class ArgocdDeliveryEngine implements DeliveryEngine {
  readonly id = ENGINE_ID;
  readonly #connections: ArgocdConnections;
  readonly #pollMs: number;
  readonly #refreshTimeoutMs: number;

  constructor(
    connections: ArgocdConnections,
    options: ArgocdDeliveryEngineOptions = {},
  ) {
    this.#connections = connections;
    this.#pollMs = options.pollMs ?? 1_000;
    this.#refreshTimeoutMs = options.refreshTimeoutMs ?? 8_000;
  }

  async inspect(
    environment: EnvironmentDefinition,
    options: { signal: AbortSignal },
  ): Promise<Application[]> {
    return Promise.all(
      environment.applications.map(ref => {
        const connection = this.#resolve(ref);
        const project = connection.watcher.find(ref)?.project;
        return this.#getFresh(connection, { ...ref, project }, options.signal);
      }),
    );
  }

  async sync(
    request: SyncApplicationRequest,
    options: { signal: AbortSignal },
  ): Promise<void> {
    const { application, prune, requestedBy } = request;
    const connection = this.#resolve(application);
    const { automation, namespace, name, project, sync } = application;
    try {
      await connection.client.sync(
        { namespace, name, project },
        {
          prune,
          // With auto-sync Argo CD takes no revision but that which it follows.
          revisions: automation.enabled ? [] : sync.revisions,
          infos: [
            { name: 'Reason', value: 'Sync from Flightdeck' },
            { name: REQUESTED_BY_INFO, value: requestedBy },
          ],
        },
        options,
      );
    } catch (error) {
      if (error instanceof ArgocdError && error.failure === 'refused') {
        await this.#refuseWhenBusy(connection, application, options.signal);
      }
      throw toSyncError(error, connection.instance.name, application);
    }
  }

  async *follow(
    application: Application,
    options: { since: Date; signal: AbortSignal },
  ): AsyncGenerator<ApplicationOperation, void, void> {
    const connection = this.#resolve(application);
    yield* followOperation({
      before: application,
      signal: options.signal,
      pollMs: this.#pollMs,
      read: () => this.#get(connection, application, options.signal),
    });
  }

  /** The state tells more surely than the words of a refusal. */
  async #refuseWhenBusy(
    connection: ArgocdConnection,
    application: Application,
    signal: AbortSignal,
  ): Promise<void> {
    const current = await this.#get(connection, application, signal);
    if (current.operationInProgress) {
      throw new ConflictError(
        `Another operation is already in progress on ${application.name}.`,
      );
    }
  }

  async #getFresh(
    connection: ArgocdConnection,
    ref: ApplicationRef & { project?: string },
    signal: AbortSignal,
  ): Promise<Application> {
    const patience = AbortSignal.timeout(this.#refreshTimeoutMs);
    try {
      return await this.#get(
        connection,
        ref,
        AbortSignal.any([signal, patience]),
        'normal',
      );
    } catch (error) {
      if (patience.aborted && !signal.aborted) {
        return this.#get(connection, ref, signal);
      }
      throw error;
    }
  }

  async #get(
    { client, instance }: ArgocdConnection,
    ref: ApplicationRef & { project?: string },
    signal: AbortSignal,
    refresh?: 'normal',
  ): Promise<Application> {
    try {
      const api = await client.get(ref, { signal, refresh });
      return toApplication(api, instance);
    } catch (error) {
      throw toOwnError(error, instance.name, ref);
    }
  }

  #resolve(ref: ApplicationRef): ArgocdConnection {
    const connection = this.#connections.resolve(ref);
    if (typeof connection !== 'string') {
      return connection;
    }
    throw ref.instance === undefined
      ? new ServiceUnavailableError(connection)
      : new NotFoundError(connection);
  }
}
