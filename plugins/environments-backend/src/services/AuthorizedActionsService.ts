import {
  ACTION_PERMISSIONS,
  type ActionOrder,
  type ActionPreview,
  environmentOverridePermission,
  type Operation,
  type OperationList,
} from '@flightdeck/plugin-environments-common';
import type { CheckedActionRequest } from '../operations/OperationStarter';
import type {
  ActionsService,
  ActionsServiceRequestOptions,
} from './ActionsService';
import type { EnvironmentGate } from './EnvironmentGate';

export interface AuthorizedActionsServiceOptions {
  inner: ActionsService;
  gate: EnvironmentGate;
}

/** Lets through what the caller may see and do. */
export class AuthorizedActionsService implements ActionsService {
  readonly #inner: ActionsService;
  readonly #gate: EnvironmentGate;

  constructor({ inner, gate }: AuthorizedActionsServiceOptions) {
    this.#inner = inner;
    this.#gate = gate;
  }

  async preview(
    ref: string,
    order: ActionOrder,
    options: ActionsServiceRequestOptions & { signal: AbortSignal },
  ): Promise<ActionPreview> {
    await this.#authorize(ref, order, options);
    return this.#inner.preview(ref, order, options);
  }

  async start(
    ref: string,
    request: CheckedActionRequest,
    options: ActionsServiceRequestOptions,
  ): Promise<Operation> {
    await this.#authorize(ref, request.order, options);
    if (request.breakGlass) {
      const needed = [environmentOverridePermission];
      await this.#gate.authorize(ref, needed, options);
    }
    return this.#inner.start(ref, request, options);
  }

  async listOperations(
    ref: string,
    request: { limit: number },
    options: ActionsServiceRequestOptions,
  ): Promise<OperationList> {
    await this.#gate.authorize(ref, [], options);
    return this.#inner.listOperations(ref, request, options);
  }

  async getOperation(
    ref: string,
    id: string,
    options: ActionsServiceRequestOptions,
  ): Promise<Operation> {
    await this.#gate.authorize(ref, [], options);
    return this.#inner.getOperation(ref, id, options);
  }

  async #authorize(
    ref: string,
    order: ActionOrder,
    options: ActionsServiceRequestOptions,
  ): Promise<void> {
    const needed = [ACTION_PERMISSIONS[order.action]];
    await this.#gate.authorize(ref, needed, options);
    if (order.action === 'promote') {
      // What is taken from an environment tells of it.
      await this.#gate.authorize(order.from, [], options);
    }
  }
}
