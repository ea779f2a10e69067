import { z } from 'zod';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import type { StepEnd, StepKind, StepRun } from '../StepKind';
import {
  type EngineOperation,
  resumeEngineOperation,
  runEngineOperation,
} from './engineOperation';
import { followedApplicationSchema } from './followedApplication';
import { ROLLBACK_WORDS } from './OperationWords';

const memoSchema = z.object({
  application: followedApplicationSchema,
  historyId: z.number(),
  /** Of the entry that is rolled back to. */
  revisions: z.array(z.string()),
  prune: z.boolean(),
});

/** Has the engine of an application roll it back. */
export class RollbackStep implements StepKind {
  readonly kind = 'rollback';
  readonly #engines: DeliveryEngineRegistry;

  constructor(engines: DeliveryEngineRegistry) {
    this.#engines = engines;
  }

  run(step: StepRun): Promise<StepEnd | undefined> {
    return runEngineOperation(step, this.#operation(step));
  }

  resume(step: StepRun): Promise<StepEnd | undefined> {
    return resumeEngineOperation(step, this.#operation(step));
  }

  #operation({ memo, operation }: StepRun): EngineOperation {
    const { application, historyId, prune, revisions } = memoSchema.parse(memo);
    return {
      engines: this.#engines,
      application,
      words: ROLLBACK_WORDS,
      planned: revisions,
      ask: options =>
        this.#engines.engineOf(application).rollback(
          {
            application,
            historyId,
            prune,
            requestedBy: operation.requestedBy,
          },
          options,
        ),
    };
  }
}
