import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { OperationRecord } from '../database/OperationRecord';
import type { Lease, OperationStore } from '../database/OperationStore';
import { askForSync } from './askForSync';
import type { DeliveryEngineRegistry } from './DeliveryEngineRegistry';
import { followStep } from './followStep';
import { OperationProgress } from './OperationProgress';
import type { StepContext } from './StepContext';

export interface OperationTimes {
  /** After it an operation that has not ended is closed as lost. */
  deadlineMs: number;
  /** A process that is silent for this long is taken for dead. */
  leaseMs: number;
  requestTimeoutMs: number;
  settleMs: number;
}

export const DEFAULT_OPERATION_TIMES: OperationTimes = {
  deadlineMs: 30 * 60_000,
  leaseMs: 30_000,
  requestTimeoutMs: 20_000,
  settleMs: 2_000,
};

/** An operation that was taken over may have ended long ago: so long it is asked for its end. */
const SHORTEST_LOOK_MS = 60_000;

export interface OperationRunnerOptions {
  store: OperationStore;
  engines: DeliveryEngineRegistry;
  environments: Pick<CatalogEnvironments, 'find'>;
  logger: LoggerService;
  now: () => number;
  delay: Delay;
  changed: (environmentRef: string) => void;
  times: OperationTimes;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}

/** Carries operations out, and takes up those that a process that died has left. */
export class OperationRunner {
  readonly #options: OperationRunnerOptions;
  readonly #holder = randomUUID();
  readonly #active = new Map<string, Promise<void>>();

  constructor(options: OperationRunnerOptions) {
    this.#options = options;
  }

  /** The lease that this process takes or renews now. */
  lease(): Lease {
    const until = this.#options.now() + this.#options.times.leaseMs;
    return { holder: this.#holder, until: new Date(until) };
  }

  /** Carries out an operation that was recorded under this process's lease. */
  begin(record: OperationRecord): void {
    this.#track(record, async context => {
      for (const index of context.progress.stepsIn('waiting')) {
        if (!context.signal.aborted) {
          await askForSync(context, index);
        }
      }
    });
  }

  /** Renews leases and takes over abandoned operations until the signal aborts. */
  async run(): Promise<void> {
    const { delay, logger, signal, times } = this.#options;
    while (!signal.aborted) {
      try {
        await this.#keepLeases();
      } catch (error) {
        logger.warn(
          `Operations cannot be looked after: ${stringifyError(error)}`,
        );
      }
      await delay(times.leaseMs / 3, signal);
    }
  }

  /** Resolves when this process follows no operation any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#active.values());
  }

  async #keepLeases(): Promise<void> {
    const { changed, logger, now, store } = this.#options;
    await store.renew([...this.#active.keys()], this.lease());
    const abandoned = await store.claimAbandoned(
      new Date(now()),
      this.lease(),
      ({ id, environmentRef, error }) => {
        logger.error(
          `Operation ${id} was closed as lost, as it cannot be read: ${stringifyError(
            error,
          )}`,
        );
        changed(environmentRef);
      },
    );
    abandoned.forEach(record => this.#resume(record));
  }

  /**
   * What was asked for is followed. What was not is left alone: the person who agreed to it has
   * long looked elsewhere, and the world may have changed.
   */
  #resume(record: OperationRecord): void {
    this.#track(record, async ({ progress }) => {
      for (const index of progress.stepsIn('waiting')) {
        const { name } = progress.target(index).application;
        await progress.step(index, {
          state: 'failed',
          message: `${name} was not synced: the backend stopped before it asked for that.`,
        });
      }
    });
  }

  #track(
    record: OperationRecord,
    prepare: (context: StepContext) => Promise<void>,
  ): void {
    const { id } = record.operation;
    const tracked = this.#carryOut(record, prepare).finally(() =>
      this.#active.delete(id),
    );
    this.#active.set(id, tracked);
  }

  async #carryOut(
    record: OperationRecord,
    prepare: (context: StepContext) => Promise<void>,
  ): Promise<void> {
    const { changed, logger, now, signal, store } = this.#options;
    const { id } = record.operation;
    const giveUp = new AbortController();
    const progress = new OperationProgress({
      record,
      store,
      holder: this.#holder,
      changed,
    });
    const context: StepContext = {
      ...this.#options,
      ...this.#options.times,
      progress,
      signal: AbortSignal.any([signal, giveUp.signal, this.#deadline(record)]),
      accepted: new Set(),
    };
    try {
      await prepare(context);
      await followAll(context, giveUp);
      if (!signal.aborted) {
        await closeLost(progress);
        await progress.finish(new Date(now()));
      }
    } catch (error) {
      // The lease runs out, and whoever takes over finds out what happened.
      logger.warn(`Operation ${id} is left: ${stringifyError(error)}`);
    } finally {
      giveUp.abort();
    }
    if (signal.aborted) {
      await this.#release(id);
    }
  }

  #deadline({ operation }: OperationRecord): AbortSignal {
    const { now, times } = this.#options;
    const left = Date.parse(operation.startedAt) + times.deadlineMs - now();
    const shortest = Math.min(SHORTEST_LOOK_MS, times.deadlineMs);
    return AbortSignal.timeout(Math.max(left, shortest));
  }

  async #release(id: string): Promise<void> {
    try {
      await this.#options.store.release(id, this.#holder);
    } catch (error) {
      this.#options.logger.warn(
        `Operation ${id} cannot be released: ${stringifyError(error)}`,
      );
    }
  }
}

/** Follows every step that was asked for; when one breaks, the others are ended before it throws. */
async function followAll(
  context: StepContext,
  giveUp: AbortController,
): Promise<void> {
  const steps = context.progress.stepsIn('running').map(async index => {
    try {
      await followStep(context, index);
    } catch (error) {
      giveUp.abort();
      throw error;
    }
  });
  const results = await Promise.allSettled(steps);
  for (const result of results) {
    if (result.status === 'rejected') {
      throw result.reason;
    }
  }
}

/** At the deadline: says of each step that has not ended that nobody knows how it will. */
async function closeLost(progress: OperationProgress): Promise<void> {
  for (const index of progress.stepsIn('waiting', 'running')) {
    const { engine, name } = progress.target(index).application;
    const asked = progress.target(index).askedAt !== undefined;
    await progress.step(index, {
      state: asked ? 'lost' : 'failed',
      message: asked
        ? `How the sync of ${name} ends is not known: it had not ended in time. ${engine} may still be working on it.`
        : `${name} was not synced: there was no time left to ask for it.`,
    });
  }
}
