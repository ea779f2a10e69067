import { stringifyError, toError } from '@backstage/errors';
import { z } from 'zod';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import { toSentence } from '../../operations/toSentence';
import type { StepEnd, StepKind, StepRun } from '../StepKind';
import { followedApplicationSchema } from './followedApplication';

const memoSchema = z.object({
  application: followedApplicationSchema,
  /** The setting that was there before: what a hold brings back. */
  setting: z.string(),
  /** In words. */
  automation: z.string(),
});

const REFUSALS = ['ConflictError', 'InputError', 'NotFoundError'];
const LONGEST_PAUSE_MS = 15_000;

/**
 * Switches the automation of an application off, or brings the setting back that was there. To do
 * either twice is the same as once, so silence is answered by asking again.
 */
abstract class AutomationStep implements StepKind {
  abstract readonly kind: string;
  readonly #engines: DeliveryEngineRegistry;

  constructor(engines: DeliveryEngineRegistry) {
    this.#engines = engines;
  }

  protected abstract readonly target: 'off' | 'setting';

  async run(step: StepRun): Promise<StepEnd | undefined> {
    const { application, automation } = memoSchema.parse(step.memo);
    const { name } = application;
    const off = this.target === 'off';
    try {
      const done = await this.#insist(step, this.target);
      return done
        ? {
            state: 'succeeded',
            message: off
              ? `The automation of ${name} is off (it was ${automation}).`
              : `The automation of ${name} is as it was: ${automation}.`,
          }
        : undefined;
    } catch (error) {
      return {
        state: 'failed',
        untouched: true,
        message: `The automation of ${name} was not ${
          off ? 'paused' : 'resumed'
        }: ${toSentence(toError(error).message)}`,
      };
    }
  }

  resume(step: StepRun): Promise<StepEnd | undefined> {
    return this.run(step);
  }

  async undo(step: StepRun): Promise<string> {
    const { application, automation } = memoSchema.parse(step.memo);
    const off = this.target === 'off';
    if (!(await this.#insist(step, off ? 'setting' : 'off'))) {
      throw new Error('there was no time left for it');
    }
    return off
      ? `The automation of ${application.name} is on again, as it was: ${automation}.`
      : `The automation of ${application.name} is off again.`;
  }

  /** True when the engine has it; false when the signal aborted before. Throws when it refuses. */
  async #insist(step: StepRun, target: 'off' | 'setting'): Promise<boolean> {
    const { delay, logger, requestTimeoutMs, signal } = step;
    const { application, setting } = memoSchema.parse(step.memo);
    const engine = this.#engines.engineOf(application);
    let pause = 500;
    while (!signal.aborted) {
      try {
        const timeout = AbortSignal.timeout(requestTimeoutMs);
        await engine.setAutomation(
          application,
          target === 'off' ? 'off' : { setting },
          { signal: AbortSignal.any([signal, timeout]) },
        );
        return true;
      } catch (error) {
        if (REFUSALS.includes(toError(error).name)) {
          throw error;
        }
        logger.warn(
          `The automation of ${
            application.name
          } is being changed; asking again: ${stringifyError(error)}`,
        );
      }
      await delay(pause, signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    return false;
  }
}

export class PauseStep extends AutomationStep {
  readonly kind = 'pause';
  protected readonly target = 'off';
}

export class ResumeStep extends AutomationStep {
  readonly kind = 'resume';
  protected readonly target = 'setting';
}
