import { toError } from '@backstage/errors';
import { z } from 'zod';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import { toSentence } from '../../operations/toSentence';
import type { StepEnd, StepKind, StepRun } from '../StepKind';

const memoSchema = z.object({ hard: z.boolean() });

/** To render manifests past every cache takes longer than a request that is answered from one. */
const TIMEOUT_MS = 60_000;

const STATES = {
  Synced: 'in sync',
  OutOfSync: 'out of sync',
  Unknown: 'not comparable with Git',
};

/** Compares anew; to do it twice is the same as once. */
export class RefreshStep implements StepKind {
  readonly kind = 'refresh';
  readonly #engines: DeliveryEngineRegistry;

  constructor(engines: DeliveryEngineRegistry) {
    this.#engines = engines;
  }

  async run(step: StepRun): Promise<StepEnd | undefined> {
    const { environment, memo, signal } = step;
    const { hard } = memoSchema.parse(memo);
    try {
      const applications = await this.#engines.inspect(environment, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        refresh: hard ? 'hard' : 'normal',
      });
      const words = applications.map(
        ({ name, sync }) => `${name} is ${STATES[sync.status]}`,
      );
      return { state: 'succeeded', message: `${words.join(', ')}.` };
    } catch (error) {
      return signal.aborted
        ? undefined
        : {
            state: 'failed',
            untouched: true,
            message: `${environment.name} was not compared: ${toSentence(
              toError(error).message,
            )}`,
          };
    }
  }

  resume(step: StepRun): Promise<StepEnd | undefined> {
    return this.run(step);
  }
}
