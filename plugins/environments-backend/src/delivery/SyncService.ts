import { ConflictError, InputError } from '@backstage/errors';
import {
  type Application,
  type EnvironmentDefinition,
  type Operation,
  planSync,
  type SyncPlan,
  type syncRequestSchema,
} from '@flightdeck/plugin-environments-common';
import type { z } from 'zod';
import { type OperationRecord, toTarget } from '../database/OperationRecord';
import type { OperationStore } from '../database/OperationStore';
import type { DeliveryEngineRegistry } from './DeliveryEngineRegistry';
import type { OperationRunner } from './OperationRunner';

/** A sync request, checked. */
export type SyncOrder = z.output<typeof syncRequestSchema>;

export interface SyncServiceOptions {
  store: OperationStore;
  engines: DeliveryEngineRegistry;
  runner: OperationRunner;
  now: () => number;
  changed: (environmentRef: string) => void;
  requestTimeoutMs: number;
}

/**
 * Starts syncs. The order of things:
 *
 * 1. A key that is known answers with its operation.
 * 2. The applications are read anew, and the plan must be the one that the person agreed to.
 * 3. The operation is recorded, which is also the lock of the environment.
 * 4. Only then the engine is asked, in the background.
 */
export class SyncService {
  readonly #options: SyncServiceOptions;

  constructor(options: SyncServiceOptions) {
    this.#options = options;
  }

  /**
   * Starts a sync, or answers with the operation that the same key has started before.
   *
   * @throws ConflictError when the world changed since the person looked, another operation is
   * running, or the key belongs to another request; ServiceUnavailableError when the delivery
   * engine cannot be read.
   */
  async start(
    environment: EnvironmentDefinition,
    order: SyncOrder,
    requestedBy: string,
  ): Promise<Operation> {
    const known = await this.#findKnown(environment, order, requestedBy);
    if (known) {
      return known;
    }
    try {
      return await this.#startNew(environment, order, requestedBy);
    } catch (error) {
      // The same request may have come twice, and its twin have been faster.
      const twin = await this.#findKnown(environment, order, requestedBy);
      if (twin) {
        return twin;
      }
      throw error;
    }
  }

  async #findKnown(
    environment: EnvironmentDefinition,
    order: SyncOrder,
    requestedBy: string,
  ): Promise<Operation | undefined> {
    const record = await this.#options.store.find(order.key);
    if (!record) {
      return undefined;
    }
    const { operation, fingerprint, prune } = record;
    if (
      operation.environmentRef !== environment.ref ||
      operation.requestedBy !== requestedBy ||
      fingerprint !== order.fingerprint ||
      prune !== order.prune
    ) {
      throw new ConflictError(
        `The key ${order.key} was used for another request; make a new one.`,
      );
    }
    return operation;
  }

  async #startNew(
    environment: EnvironmentDefinition,
    order: SyncOrder,
    requestedBy: string,
  ): Promise<Operation> {
    const { changed, engines, now, requestTimeoutMs, runner, store } =
      this.#options;
    await this.#refuseWhenBusy(environment);
    const applications = await engines.inspect(environment, {
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    checkPlan(environment, planSync(applications, order), order);

    const record = toRecord(environment, applications, order, {
      requestedBy,
      startedAt: new Date(now()).toISOString(),
    });
    if (!(await store.insert(record, runner.lease()))) {
      await this.#refuseWhenBusy(environment);
      throw new ConflictError(
        `Another operation on ${environment.name} has just ended; look at its state again.`,
      );
    }
    runner.begin(record);
    changed(environment.ref);
    return record.operation;
  }

  async #refuseWhenBusy({ name, ref }: EnvironmentDefinition): Promise<void> {
    const running = await this.#options.store.findRunning(ref);
    if (running) {
      const { action, requestedBy, startedAt } = running.operation;
      throw new ConflictError(
        `A ${action} of ${name} by ${requestedBy} has been running since ${startedAt}; wait until it has ended.`,
      );
    }
  }
}

function checkPlan(
  { name }: EnvironmentDefinition,
  plan: SyncPlan,
  { fingerprint }: SyncOrder,
): void {
  if (plan.applications.length === 0) {
    throw new InputError(`${name} has no application that could be synced.`);
  }
  const blockers = plan.applications.flatMap(({ blockers: own }) => own);
  if (blockers.length > 0) {
    throw new ConflictError(
      `${name} cannot be synced now: ${blockers.join(' ')}`,
    );
  }
  if (plan.fingerprint !== fingerprint) {
    throw new ConflictError(
      `What a sync of ${name} would do has changed since you looked; look at the plan again.`,
    );
  }
}

function toRecord(
  environment: EnvironmentDefinition,
  applications: readonly Application[],
  { key, fingerprint, prune }: SyncOrder,
  { requestedBy, startedAt }: Pick<Operation, 'requestedBy' | 'startedAt'>,
): OperationRecord {
  const names = applications.map(({ name }) => name).join(', ');
  return {
    operation: {
      id: key,
      environmentRef: environment.ref,
      action: 'sync',
      state: 'running',
      requestedBy,
      startedAt,
      message: `The sync of ${names} is starting.`,
      steps: applications.map(({ name }) => ({
        application: name,
        state: 'waiting',
        message: `${name} waits for its turn.`,
        revisions: [],
        resources: [],
      })),
    },
    fingerprint,
    prune,
    targets: applications.map(toTarget),
  };
}
