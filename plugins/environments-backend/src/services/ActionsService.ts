import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ActionOrder,
  ActionPreview,
  Operation,
  OperationList,
} from '@flightdeck/plugin-environments-common';
import type { CheckedActionRequest } from '../operations/OperationStarter';

export interface ActionsServiceRequestOptions {
  credentials: BackstageCredentials;
}

/**
 * Actions on environments and the operations that they become, as the REST API offers them.
 * Environments are named by entity ref. Every method throws NotFoundError when there is no such
 * environment.
 */
export interface ActionsService {
  /** What an action would do and what stands in its way. Changes nothing. */
  preview(
    ref: string,
    order: ActionOrder,
    options: ActionsServiceRequestOptions & { signal: AbortSignal },
  ): Promise<ActionPreview>;

  /**
   * Starts an action, on behalf of a person.
   *
   * @throws ConflictError when it would not do what the person agreed to, or cannot be now.
   */
  start(
    ref: string,
    request: CheckedActionRequest,
    options: ActionsServiceRequestOptions,
  ): Promise<Operation>;

  /** Newest first. */
  listOperations(
    ref: string,
    request: { limit: number },
    options: ActionsServiceRequestOptions,
  ): Promise<OperationList>;

  /** @throws NotFoundError when the environment has no such operation. */
  getOperation(
    ref: string,
    id: string,
    options: ActionsServiceRequestOptions,
  ): Promise<Operation>;
}
