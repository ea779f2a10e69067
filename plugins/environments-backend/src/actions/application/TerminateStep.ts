import { toError } from '@backstage/errors';
import { z } from 'zod';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import { toSentence } from '../../operations/toSentence';
import type { StepEnd, StepKind, StepRun } from '../StepKind';
import { followedApplicationSchema } from './followedApplication';

const memoSchema = z.object({ application: followedApplicationSchema });

const LOOK_MS = 1_000;

/** Has the engine end the running operation, and waits until it has. */
export class TerminateStep implements StepKind {
  readonly kind = 'terminate';
  readonly #engines: DeliveryEngineRegistry;

  constructor(engines: DeliveryEngineRegistry) {
    this.#engines = engines;
  }

  async run(step: StepRun): Promise<StepEnd | undefined> {
    const { memo, requestTimeoutMs, signal } = step;
    const { application } = memoSchema.parse(memo);
    try {
      const timeout = AbortSignal.timeout(requestTimeoutMs);
      await this.#engines.engineOf(application).terminate(application, {
        signal: AbortSignal.any([signal, timeout]),
      });
    } catch (error) {
      const { message, name } = toError(error);
      if (name === 'ConflictError') {
        return {
          state: 'succeeded',
          message: `The operation of ${application.name} had ended by itself.`,
        };
      }
      if (name === 'InputError' || name === 'NotFoundError') {
        return {
          state: 'failed',
          untouched: true,
          message: `The operation of ${
            application.name
          } was not ended: ${toSentence(message)}`,
        };
      }
    }
    return this.resume(step);
  }

  /** Waits; whether the request arrived shows in what it was to bring about. */
  async resume(step: StepRun): Promise<StepEnd | undefined> {
    const { delay, environment, memo, requestTimeoutMs, signal } = step;
    const { application } = memoSchema.parse(memo);
    const { name } = application;
    await step.tell({ message: `The operation of ${name} is being ended.` });
    while (!signal.aborted) {
      const timeout = AbortSignal.timeout(requestTimeoutMs);
      const now = await this.#engines
        .inspectOne(environment, application, {
          signal: AbortSignal.any([signal, timeout]),
        })
        .catch((error: unknown) => {
          if (toError(error).name === 'NotFoundError') {
            throw error;
          }
          return undefined;
        });
      const isOther =
        now?.operation?.startedAt !== application.operation?.startedAt;
      if (now && (!now.operationInProgress || isOther)) {
        return {
          state: 'succeeded',
          message: `The operation of ${name} has ended.`,
        };
      }
      await delay(LOOK_MS, signal);
    }
    return undefined;
  }
}
