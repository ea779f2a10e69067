import { isDeepStrictEqual } from 'node:util';
import { ConflictError } from '@backstage/errors';
import type {
  actionRequestSchema,
  Blocker,
  EnvironmentDefinition,
  Operation,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { ActionPreparer, JudgedAction } from '../actions/ActionPreparer';
import { isExclusive } from '../actions/traits';
import type { HoldStore } from '../database/HoldStore';
import type { OperationRecord } from '../database/OperationRecord';
import type { OperationStore } from '../database/OperationStore';
import { checkAgreement } from './checkAgreement';
import type { OperationRunner } from './OperationRunner';

/** A request for an action, checked. */
export type CheckedActionRequest = z.output<typeof actionRequestSchema>;

/** Who asks. */
export interface Requester {
  /** Entity ref. */
  ref: string;
  /** Entity refs of the person and of the groups they are in. */
  claims: readonly string[];
}

export interface OperationStarterOptions {
  store: OperationStore;
  holds: HoldStore;
  preparer: ActionPreparer;
  runner: OperationRunner;
  now: () => number;
  changed: (environmentRef: string) => void;
  /** Told of operations that went past blockers. */
  brokeGlass: (operation: Operation) => void;
  /** The key of the release whose checklist is open; what goes past blockers is about it. */
  openRelease?: (environment: EnvironmentDefinition) => string | undefined;
  /** Writes down that an operation goes past blockers, together with it or not at all. */
  recordBrokenGlass?: (
    operation: Operation,
    blockers: readonly Blocker[],
    transaction: Knex.Transaction,
  ) => Promise<void>;
}

/**
 * Starts operations. The order of things:
 *
 * 1. A key that is known answers with its operation.
 * 2. What the action would do is found out anew, and must be what the person agreed to.
 * 3. The operation is recorded with its hold, which is also the lock of the environment.
 * 4. Only then something is done, in the background.
 */
export class OperationStarter {
  readonly #options: OperationStarterOptions;

  constructor(options: OperationStarterOptions) {
    this.#options = options;
  }

  /**
   * Starts an operation, or answers with the one that the same key has started before.
   *
   * @throws ConflictError when the world changed since the person looked, something stands in the
   * way, or the key belongs to another request; what {@link ActionKind.prepare} throws.
   */
  async start(
    environment: EnvironmentDefinition,
    request: CheckedActionRequest,
    requester: Requester,
  ): Promise<Operation> {
    const known = await this.#findKnown(environment, request, requester);
    if (known) {
      return known;
    }
    try {
      return await this.#startNew(environment, request, requester);
    } catch (error) {
      // The same request may have come twice, and its twin have been faster.
      const twin = await this.#findKnown(environment, request, requester);
      if (twin) {
        return twin;
      }
      throw error;
    }
  }

  async #findKnown(
    environment: EnvironmentDefinition,
    { key, order }: CheckedActionRequest,
    { ref }: Requester,
  ): Promise<Operation | undefined> {
    const operation = await this.#options.store.find(key);
    if (!operation) {
      return undefined;
    }
    if (
      operation.environmentRef !== environment.ref ||
      operation.requestedBy !== ref ||
      !isDeepStrictEqual(operation.order, order)
    ) {
      throw new ConflictError(
        `The key ${key} was used for another request; make a new one.`,
      );
    }
    return operation;
  }

  async #startNew(
    environment: EnvironmentDefinition,
    request: CheckedActionRequest,
    requester: Requester,
  ): Promise<Operation> {
    const { changed, brokeGlass, now, preparer, runner, store } = this.#options;
    await this.#refuseWhenBusy(environment, request);
    const judged = await preparer.prepare({
      environment,
      order: request.order,
      requester,
    });
    checkAgreement(environment, judged, request);

    const startedAt = new Date(now());
    const record = toRecord(environment, judged, request, {
      requestedBy: requester.ref,
      startedAt,
      openRelease: this.#options.openRelease?.(environment),
    });
    const inserted = await store.insert(record, runner.lease(), transaction =>
      this.#writeAlong(record, judged, transaction),
    );
    if (!inserted) {
      await this.#refuseWhenBusy(environment, request);
      throw new ConflictError(
        `Another operation on ${environment.name} has just ended; look at its state again.`,
      );
    }
    runner.begin(record);
    changed(environment.ref);
    if (record.operation.breakGlass) {
      brokeGlass(record.operation);
    }
    return record.operation;
  }

  async #writeAlong(
    { operation }: OperationRecord,
    { prepared: { hold }, preview: { blockers } }: JudgedAction,
    transaction: Knex.Transaction,
  ): Promise<void> {
    const { holds, recordBrokenGlass } = this.#options;
    const { breakGlass, environmentRef, id, requestedBy, startedAt } =
      operation;
    if (hold) {
      await holds.place(
        hold,
        {
          environmentRef,
          operationId: id,
          placedBy: requestedBy,
          placedAt: new Date(startedAt),
        },
        transaction,
      );
    }
    if (breakGlass) {
      await recordBrokenGlass?.(operation, blockers, transaction);
    }
  }

  async #refuseWhenBusy(
    { name, ref }: EnvironmentDefinition,
    { order }: CheckedActionRequest,
  ): Promise<void> {
    if (!isExclusive(order.action)) {
      return;
    }
    const running = await this.#options.store.findRunning(ref);
    if (running) {
      const { action, requestedBy, startedAt } = running;
      throw new ConflictError(
        `A ${action} of ${name} by ${requestedBy} has been running since ${startedAt}; wait until it has ended.`,
      );
    }
  }
}

function toRecord(
  environment: EnvironmentDefinition,
  { prepared, preview }: JudgedAction,
  { breakGlass, key, order }: CheckedActionRequest,
  {
    openRelease,
    requestedBy,
    startedAt,
  }: { openRelease?: string; requestedBy: string; startedAt: Date },
): OperationRecord {
  return {
    exclusive: isExclusive(order.action),
    operation: {
      id: key,
      environmentRef: environment.ref,
      action: order.action,
      order,
      summary: preview.summary,
      state: 'running',
      requestedBy,
      startedAt: startedAt.toISOString(),
      message: `${preview.summary} It is starting.`,
      steps: prepared.steps.map(({ kind, subject }) => ({
        kind,
        subject,
        state: 'waiting',
        message: `The ${kind} of ${subject} waits for its turn.`,
        revisions: [],
        resources: [],
      })),
      links: [],
      ...(breakGlass && {
        breakGlass: {
          reason: breakGlass.reason,
          blockers: preview.blockers.map(({ message }) => message),
          releaseKey: openRelease,
          images: prepared.brings?.images.flatMap(({ image, isLasting }) =>
            isLasting ? image : [],
          ),
        },
      }),
    },
    plan: prepared.steps.map(({ stage, memo }) => ({ stage, memo })),
  };
}
