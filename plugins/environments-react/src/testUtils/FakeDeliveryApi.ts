import { NotFoundError } from '@backstage/errors';
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
import type { DeliveryApi, DeploymentQuery } from '../api';
import { deliveryStatusFixture, previewFixture } from './actionFixtures';
import { doraReportFixture, releaseBoardFixture } from './releaseFixtures';

/**
 * The acting part of an environments backend in memory, for tests and development. What it holds
 * may be changed at any time; the next read sees it.
 *
 * @public
 */
export class FakeDeliveryApi implements DeliveryApi {
  readonly #failIfAsked: () => void;
  /** Newest first. */
  operations: Operation[];
  /** The orders that were previewed. */
  readonly previews: ActionOrderInput[] = [];
  /** The actions that were asked for. */
  readonly requests: ActionRequest[] = [];
  /** Newest first. */
  deployments: DeploymentRecord[] = [];
  /** Since when deployments are recorded. */
  recordedSince: string | undefined;
  /** The deployments that were asked for, one query for each page. */
  readonly deploymentQueries: DeploymentQuery[] = [];
  releases: ReleaseBoard = releaseBoardFixture();
  dora: DoraReport = doraReportFixture();
  /** When set, reading that part fails with it. */
  readonly partErrors: Partial<
    Record<'status' | 'deployments' | 'dora' | 'releases', Error>
  > = {};
  /** Answers a read of what bears on actions. */
  onStatus: (ref: string) => DeliveryStatus = ref =>
    deliveryStatusFixture({ environmentRef: ref });
  /** Answers a preview; may throw. */
  onPreview: (ref: string, order: ActionOrderInput) => Promise<ActionPreview> =
    async (ref, order) => previewFixture(order, { environmentRef: ref });
  /** Answers the start of an action; may throw. */
  onStart: (ref: string, request: ActionRequest) => Promise<Operation> =
    async ref => {
      throw new NotFoundError(`The fake starts no action on ${ref}.`);
    };

  constructor(failIfAsked: () => void, operations: Operation[] = []) {
    this.#failIfAsked = failIfAsked;
    this.operations = operations;
  }

  async getStatus(ref: string): Promise<DeliveryStatus> {
    this.#read('status');
    return this.onStatus(ref);
  }

  async previewAction(
    ref: string,
    order: ActionOrderInput,
  ): Promise<ActionPreview> {
    this.previews.push(order);
    return this.onPreview(ref, order);
  }

  async startAction(ref: string, request: ActionRequest): Promise<Operation> {
    this.requests.push(request);
    const operation = await this.onStart(ref, request);
    this.operations = [
      operation,
      ...this.operations.filter(({ id }) => id !== operation.id),
    ];
    return operation;
  }

  async listOperations(
    ref: string,
    options?: { limit?: number },
  ): Promise<OperationList> {
    this.#failIfAsked();
    return {
      operations: this.operations
        .filter(operation => operation.environmentRef === ref)
        .slice(0, options?.limit),
    };
  }

  async getOperation(ref: string, id: string): Promise<Operation> {
    this.#failIfAsked();
    const operation = this.operations.find(
      each => each.environmentRef === ref && each.id === id,
    );
    if (!operation) {
      throw new NotFoundError(`There is no operation ${id} of ${ref}.`);
    }
    return operation;
  }

  /** Pages are told by the id of their last record; words are sought in all of a record. */
  async listDeployments(
    ref: string | undefined,
    query: DeploymentQuery,
  ): Promise<DeploymentList> {
    this.deploymentQueries.push(query);
    this.#read('deployments');
    const { limit = 50, before, result, text = '' } = query;
    const found = this.deployments.filter(
      each =>
        (ref === undefined || each.environmentRef === ref) &&
        (result === undefined || each.result === result) &&
        JSON.stringify(each).toLowerCase().includes(text.toLowerCase()),
    );
    const start = found.findIndex(({ id }) => id === before) + 1;
    const deployments = found.slice(start, start + limit);
    return {
      deployments,
      next:
        start + limit < found.length
          ? deployments[deployments.length - 1].id
          : undefined,
      recordedSince: this.recordedSince,
    };
  }

  async getDora(_ref: string, days: number): Promise<DoraReport> {
    this.#read('dora');
    return { ...this.dora, days };
  }

  async getSystemDora(_systemRef: string, days: number): Promise<DoraReport> {
    this.#read('dora');
    return { ...this.dora, days };
  }

  async getReleases(): Promise<ReleaseBoard> {
    this.#read('releases');
    return this.releases;
  }

  #read(part: keyof FakeDeliveryApi['partErrors']): void {
    this.#failIfAsked();
    const error = this.partErrors[part];
    if (error) {
      throw error;
    }
  }
}
