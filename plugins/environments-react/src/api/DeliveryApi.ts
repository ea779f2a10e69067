import type {
  ActionOrderInput,
  ActionPreview,
  ActionRequest,
  DeliveryStatus,
  DeploymentList,
  DeploymentRecord,
  DoraReport,
  Operation,
  OperationList,
  ReleaseBoard,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentsRequestOptions } from './EnvironmentsApi';

/**
 * Which deployments are asked for; the newest when nothing is said.
 *
 * @public
 */
export interface DeploymentQuery {
  /** At most so many at once. */
  limit?: number;
  /** Those after the end of a page: its `next`. */
  before?: string;
  result?: DeploymentRecord['result'];
  /** Words to look for in releases, commits and people. */
  text?: string;
}

/**
 * Acts on environments, and tells what was done to them. An environment is named by its entity ref
 * alone. Rejects as `EnvironmentsApi` does.
 *
 * @public
 */
export interface DeliveryApi {
  /** What bears on every action: hold, windows, maintenance, what runs, and the caller's rights. */
  getStatus(
    ref: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<DeliveryStatus>;

  /** What an action would do now, and what stands in its way. Changes nothing. */
  previewAction(
    ref: string,
    order: ActionOrderInput,
    options?: EnvironmentsRequestOptions,
  ): Promise<ActionPreview>;

  /**
   * Starts an action and answers as soon as it has been accepted, which is not yet its end. A
   * second call with the same key starts nothing and answers with the same operation. Rejects with
   * status 409 when the action would now do something else than what was `seen`.
   */
  startAction(
    ref: string,
    request: ActionRequest,
    options?: EnvironmentsRequestOptions,
  ): Promise<Operation>;

  /** The operations of an environment, newest first. */
  listOperations(
    ref: string,
    options?: EnvironmentsRequestOptions & { limit?: number },
  ): Promise<OperationList>;

  /** One operation, running or ended. */
  getOperation(
    ref: string,
    id: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<Operation>;

  /**
   * The deployments of an environment, newest first; those of all that the caller may see when no
   * environment is named.
   */
  listDeployments(
    ref: string | undefined,
    query: DeploymentQuery,
    options?: EnvironmentsRequestOptions,
  ): Promise<DeploymentList>;

  /** The four figures of DORA of an environment, over so many days up to now. */
  getDora(
    ref: string,
    days: number,
    options?: EnvironmentsRequestOptions,
  ): Promise<DoraReport>;

  /** The same of a system, and of each of its environments. */
  getSystemDora(
    systemRef: string,
    days: number,
    options?: EnvironmentsRequestOptions,
  ): Promise<DoraReport>;

  /** Which release is in which environment of a system, and what differs between stages. */
  getReleases(
    systemRef: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<ReleaseBoard>;
}
