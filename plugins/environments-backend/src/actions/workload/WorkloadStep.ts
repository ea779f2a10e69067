import { stringifyError, toError } from '@backstage/errors';
import {
  type WorkloadRef,
  workloadRefSchema,
} from '@flightdeck/plugin-environments-common';
import type {
  ControlledWorkload,
  WorkloadController,
} from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { toSentence } from '../../operations/toSentence';
import type { StepEnd, StepKind, StepRun } from '../StepKind';
import type { WorkloadActionOptions } from './WorkloadActionOptions';
import { nameOf } from './workloadWords';

const memoSchema = z.looseObject({
  workload: workloadRefSchema,
  /** The cluster has taken the change. */
  accepted: z.boolean().default(false),
});

const REFUSALS = ['ConflictError', 'InputError', 'NotFoundError'];
const LONGEST_PAUSE_MS = 15_000;

/**
 * Changes a workload and follows it to the end. To ask twice is the same as once, so silence is
 * answered by asking again, after a look at whether the first request arrived.
 */
export abstract class WorkloadStep implements StepKind {
  abstract readonly kind: string;
  /** As in `was restarted`. */
  protected abstract readonly done: string;
  readonly #engines: WorkloadActionOptions['engines'];

  constructor(engines: WorkloadActionOptions['engines']) {
    this.#engines = engines;
  }

  protected get controller(): WorkloadController {
    return this.#engines.workloadController;
  }

  protected abstract ask(
    step: StepRun,
    workload: WorkloadRef,
    signal: AbortSignal,
  ): Promise<void>;

  /** Whether the workload shows that the request arrived. */
  protected abstract hasArrived(
    step: StepRun,
    now: ControlledWorkload,
  ): boolean;

  /** Why the end is not what was wanted, though the workload came to an end. */
  protected abstract complaintOf(
    step: StepRun,
    now: ControlledWorkload,
  ): string | undefined;

  run(step: StepRun): Promise<StepEnd | undefined> {
    return this.#carryOut(step, { mayHaveArrived: false });
  }

  resume(step: StepRun): Promise<StepEnd | undefined> {
    return this.#carryOut(step, { mayHaveArrived: true });
  }

  async #carryOut(
    step: StepRun,
    { mayHaveArrived }: { mayHaveArrived: boolean },
  ): Promise<StepEnd | undefined> {
    const { accepted, workload } = memoSchema.parse(step.memo);
    let asked = mayHaveArrived ? 1 : 0;
    if (!accepted) {
      try {
        const isTaken = await this.#insist(step, async signal => {
          if (asked > 0) {
            const now = await this.#read(step, workload, signal);
            if (this.hasArrived(step, now)) {
              return;
            }
          }
          asked += 1;
          await this.ask(step, workload, signal);
        });
        if (!isTaken) {
          return undefined;
        }
      } catch (error) {
        return {
          state: 'failed',
          // What an earlier request without an answer did, nobody can swear.
          untouched: asked === 1 && !mayHaveArrived,
          message: `${nameOf(workload)} was not ${this.done}: ${toSentence(
            toError(error).message,
          )}`,
        };
      }
      await step.remember({ ...step.memo, accepted: true });
    }
    return this.#follow(step, workload);
  }

  async #follow(
    step: StepRun,
    workload: WorkloadRef,
  ): Promise<StepEnd | undefined> {
    const { environment, signal } = step;
    const what = nameOf(workload);
    for await (const { state, message } of this.controller.follow(
      environment,
      workload,
      { signal },
    )) {
      if (state === 'failed') {
        return {
          state,
          untouched: false,
          message: `${what} was ${this.done}, but did not come up: ${toSentence(
            message,
          )}`,
        };
      }
      if (state === 'succeeded') {
        return this.#check(step, workload, message);
      }
      await step.tell({ message });
    }
    return undefined;
  }

  async #check(
    step: StepRun,
    workload: WorkloadRef,
    message: string,
  ): Promise<StepEnd | undefined> {
    const what = nameOf(workload);
    let complaint: string | undefined;
    try {
      const isRead = await this.#insist(step, async signal => {
        const now = await this.#read(step, workload, signal);
        complaint = this.complaintOf(step, now);
      });
      if (!isRead) {
        return undefined;
      }
    } catch (error) {
      complaint = toError(error).message;
    }
    return complaint
      ? {
          state: 'failed',
          untouched: false,
          message: `${what} was ${this.done}, but ${toSentence(complaint)}`,
        }
      : {
          state: 'succeeded',
          message: `${what} was ${this.done}. ${toSentence(message)}`,
        };
  }

  #read(
    { environment }: StepRun,
    workload: WorkloadRef,
    signal: AbortSignal,
  ): Promise<ControlledWorkload> {
    return this.controller.read(environment, workload, { signal });
  }

  /** True when it worked; false when the signal aborted before. Throws when it is refused. */
  async #insist(
    step: StepRun,
    attempt: (signal: AbortSignal) => Promise<void>,
  ): Promise<boolean> {
    const { delay, logger, requestTimeoutMs, signal, subject } = step;
    let pause = 500;
    while (!signal.aborted) {
      try {
        const timeout = AbortSignal.timeout(requestTimeoutMs);
        await attempt(AbortSignal.any([signal, timeout]));
        return true;
      } catch (error) {
        if (REFUSALS.includes(toError(error).name)) {
          throw error;
        }
        if (signal.aborted) {
          return false;
        }
        logger.warn(
          `The ${
            this.kind
          } of ${subject} got no answer; asking again: ${stringifyError(
            error,
          )}`,
        );
      }
      await step.tell({
        message: `The cluster of ${subject} does not answer; it is asked again.`,
      });
      await delay(pause, signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    return false;
  }
}
