import { z } from 'zod';
import type { HoldStore } from '../../database/HoldStore';
import type { StepEnd, StepKind, StepRun } from '../StepKind';

const memoSchema = z.object({ hold: z.string() });

/** Ends a hold in our records, when automation is as it was. */
export class ReleaseHoldStep implements StepKind {
  readonly kind = 'release';
  readonly #holds: Pick<HoldStore, 'end'>;

  constructor(holds: Pick<HoldStore, 'end'>) {
    this.#holds = holds;
  }

  async run({ environment, memo, now, operation }: StepRun): Promise<StepEnd> {
    const { hold } = memoSchema.parse(memo);
    await this.#holds.end(hold, operation.requestedBy, new Date(now()));
    return {
      state: 'succeeded',
      message: `The hold on ${environment.name} has ended.`,
    };
  }

  resume(step: StepRun): Promise<StepEnd> {
    return this.run(step);
  }
}
