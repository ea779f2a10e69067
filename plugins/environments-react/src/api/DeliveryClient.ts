import {
  actionPreviewSchema,
  deliveryStatusSchema,
  deploymentListSchema,
  doraReportSchema,
  operationListSchema,
  operationSchema,
  releaseBoardSchema,
  type ActionOrderInput,
  type ActionPreview,
  type ActionRequest,
  type DeliveryStatus,
  type DeploymentList,
  type DoraReport,
  type Operation,
  type OperationList,
  type ReleaseBoard,
} from '@flightdeck/plugin-environments-common';
import type { BackendConnection } from './BackendConnection';
import type { DeliveryApi, DeploymentQuery } from './DeliveryApi';
import { environmentPaths } from './environmentPaths';
import type { EnvironmentsRequestOptions } from './EnvironmentsApi';

function post(body: unknown, options?: EnvironmentsRequestOptions) {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: options?.signal,
  };
}

/** The part of the environments backend's REST API that acts, and that tells of what was done. */
export class DeliveryClient implements DeliveryApi {
  readonly #backend: BackendConnection;

  constructor(backend: BackendConnection) {
    this.#backend = backend;
  }

  getStatus(
    ref: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<DeliveryStatus> {
    const path = environmentPaths.environment(ref, 'delivery');
    return this.#backend.read(path, deliveryStatusSchema, options);
  }

  previewAction(
    ref: string,
    order: ActionOrderInput,
    options?: EnvironmentsRequestOptions,
  ): Promise<ActionPreview> {
    const path = environmentPaths.environment(ref, 'actions', 'preview');
    const request = post({ order }, options);
    return this.#backend.read(path, actionPreviewSchema, request);
  }

  startAction(
    ref: string,
    request: ActionRequest,
    options?: EnvironmentsRequestOptions,
  ): Promise<Operation> {
    const path = environmentPaths.environment(ref, 'actions');
    return this.#backend.read(path, operationSchema, post(request, options));
  }

  listOperations(
    ref: string,
    options?: EnvironmentsRequestOptions & { limit?: number },
  ): Promise<OperationList> {
    const { limit, ...request } = options ?? {};
    const path = environmentPaths.operations(ref, { limit });
    return this.#backend.read(path, operationListSchema, request);
  }

  getOperation(
    ref: string,
    id: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<Operation> {
    const path = environmentPaths.environment(ref, 'operations', id);
    return this.#backend.read(path, operationSchema, options);
  }

  listDeployments(
    ref: string | undefined,
    query: DeploymentQuery,
    options?: EnvironmentsRequestOptions,
  ): Promise<DeploymentList> {
    const path = environmentPaths.deployments(ref, query);
    return this.#backend.read(path, deploymentListSchema, options);
  }

  getDora(
    ref: string,
    days: number,
    options?: EnvironmentsRequestOptions,
  ): Promise<DoraReport> {
    const path = `${environmentPaths.environment(ref, 'dora')}?days=${days}`;
    return this.#backend.read(path, doraReportSchema, options);
  }

  getSystemDora(
    systemRef: string,
    days: number,
    options?: EnvironmentsRequestOptions,
  ): Promise<DoraReport> {
    const path = `${environmentPaths.system(systemRef, 'dora')}?days=${days}`;
    return this.#backend.read(path, doraReportSchema, options);
  }

  getReleases(
    systemRef: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<ReleaseBoard> {
    const path = environmentPaths.system(systemRef, 'releases');
    return this.#backend.read(path, releaseBoardSchema, options);
  }
}
