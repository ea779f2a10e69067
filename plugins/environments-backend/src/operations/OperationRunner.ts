import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, stringifyError } from '@backstage/errors';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { HoldStore } from '../database/HoldStore';
import type { OperationRecord } from '../database/OperationRecord';
import type { Lease, OperationStore } from '../database/OperationStore';
import { holdOutcome } from './holdOutcome';
import { OperationProgress } from './OperationProgress';
import { runStages } from './runStages';
import type { StepKinds } from './StepKinds';

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

const FIND_AGAIN_MS = 1_000;

export interface OperationRunnerOptions {
  store: OperationStore;
  holds: Pick<HoldStore, 'settle'>;
  kinds: StepKinds;
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
    this.#track(record, true);
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
    const { changed, holds, logger, now, store } = this.#options;
    await store.renew([...this.#active.keys()], this.lease());
    const unreadable: string[] = [];
    const abandoned = await store.claimAbandoned(
      new Date(now()),
      this.lease(),
      ({ id, environmentRef, error }) => {
        logger.error(
          `Operation ${id} was closed as lost, as it cannot be read: ${stringifyError(
            error,
          )}`,
        );
        unreadable.push(id);
        changed(environmentRef);
      },
    );
    for (const id of unreadable) {
      // Automation may be off: only a person can tell.
      await holds.settle(id, 'held', new Date(now()));
    }
    abandoned.forEach(record => this.#track(record, false));
  }

  #track(record: OperationRecord, fresh: boolean): void {
    const { id } = record.operation;
    const tracked = this.#carryOut(record, fresh).finally(() =>
      this.#active.delete(id),
    );
    this.#active.set(id, tracked);
  }

  async #carryOut(record: OperationRecord, fresh: boolean): Promise<void> {
    const { changed, kinds, logger, signal, store, times } = this.#options;
    const { id, environmentRef } = record.operation;
    const progress = new OperationProgress({
      record,
      store,
      holder: this.#holder,
      changed,
    });
    const own = AbortSignal.any([signal, this.#deadline(record)]);
    try {
      const environment = await this.#find(environmentRef, own);
      if (environment) {
        await runStages(
          {
            ...this.#options,
            ...times,
            kinds,
            progress,
            environment,
            signal: own,
          },
          fresh,
        );
      }
      if (!signal.aborted) {
        await this.#finish(progress);
      }
    } catch (error) {
      // The lease runs out, and whoever takes over finds out what happened.
      logger.warn(`Operation ${id} is left: ${stringifyError(error)}`);
    }
    if (signal.aborted) {
      await this.#release(id);
    }
  }

  /** The environment of an operation; while the catalog is away, it is asked again. */
  async #find(
    ref: string,
    signal: AbortSignal,
  ): Promise<EnvironmentDefinition | undefined> {
    const { delay, environments, logger } = this.#options;
    while (!signal.aborted) {
      try {
        const found = await environments.find(ref);
        if (!found) {
          throw new NotFoundError(`There is no environment ${ref} any more.`);
        }
        return found;
      } catch (error) {
        logger.warn(`${ref} cannot be read: ${stringifyError(error)}`);
      }
      await delay(FIND_AGAIN_MS, signal);
    }
    return undefined;
  }

  /** The hold is settled first: of an operation that has ended, everything is as it is told. */
  async #finish(progress: OperationProgress): Promise<void> {
    const { holds, now } = this.#options;
    await closeLost(progress);
    const { id, steps } = progress.operation;
    const plan = steps.map((_, index) => progress.plan(index));
    await holds.settle(id, holdOutcome(steps, plan), new Date(now()));
    await progress.finish(new Date(now()));
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

/** At the deadline: says of each step that has not ended that nobody knows how it will. */
async function closeLost(progress: OperationProgress): Promise<void> {
  for (const index of progress.stepsIn(['waiting', 'running'])) {
    const { kind, state, subject } = progress.operation.steps[index];
    const begun = state === 'running';
    await progress.step(
      index,
      {
        state: begun ? 'lost' : 'failed',
        message: begun
          ? `How the ${kind} of ${subject} ends is not known: it had not ended in time, and may still be going on.`
          : `The ${kind} of ${subject} was not begun: there was no time left for it.`,
      },
      { untouched: !begun },
    );
  }
}
