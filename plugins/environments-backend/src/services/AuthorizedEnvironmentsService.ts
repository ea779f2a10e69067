import { NotAllowedError } from '@backstage/errors';
import {
  type Fleet,
  type Operation,
  type OperationList,
  environmentSyncPermission,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';
import type { SyncOrder } from '../delivery/SyncService';
import type { StoredSnapshot } from '../snapshots/StoredSnapshot';
import type { EnvironmentGate } from './EnvironmentGate';
import type {
  EnvironmentsService,
  EnvironmentsServiceRequestOptions,
} from './EnvironmentsService';
import type { VisibleEnvironments } from './VisibleEnvironments';

export interface AuthorizedEnvironmentsServiceOptions {
  inner: EnvironmentsService;
  gate: EnvironmentGate;
  visible: Pick<VisibleEnvironments, 'filter'>;
}

/** Lets through what the caller may see and do. */
export class AuthorizedEnvironmentsService implements EnvironmentsService {
  readonly #options: AuthorizedEnvironmentsServiceOptions;

  constructor(options: AuthorizedEnvironmentsServiceOptions) {
    this.#options = options;
  }

  async fleet(
    options: EnvironmentsServiceRequestOptions & { filter?: EnvironmentFilter },
  ): Promise<Fleet> {
    const { inner, visible } = this.#options;
    const isVisible = await visible.filter(options.credentials);
    if (!isVisible) {
      throw new NotAllowedError('You are not allowed to see environments.');
    }
    return inner.fleet({
      ...options,
      filter: environment =>
        isVisible(environment) && (options.filter?.(environment) ?? true),
    });
  }

  async get(
    ref: string,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<StoredSnapshot> {
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.get(ref, options);
  }

  async sync(
    ref: string,
    order: SyncOrder,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<Operation> {
    const needed = [environmentSyncPermission];
    await this.#options.gate.authorize(ref, needed, options);
    return this.#options.inner.sync(ref, order, options);
  }

  async listOperations(
    ref: string,
    request: { limit: number },
    options: EnvironmentsServiceRequestOptions,
  ): Promise<OperationList> {
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.listOperations(ref, request, options);
  }

  async getOperation(
    ref: string,
    id: string,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<Operation> {
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.getOperation(ref, id, options);
  }
}
