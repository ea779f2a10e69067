import { z } from 'zod';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import type { StepEnd, StepKind, StepRun } from '../StepKind';
import {
  type EngineOperation,
  resumeEngineOperation,
  runEngineOperation,
} from './engineOperation';
import { followedApplicationSchema } from './followedApplication';
import { DRY_RUN_WORDS, SYNC_WORDS } from './OperationWords';

const memoSchema = z.object({
  application: followedApplicationSchema,
  prune: z.boolean(),
  dryRun: z.boolean().default(false),
  options: z.array(z.string()).optional(),
  resources: z
    .array(
      z.object({
        group: z.string(),
        kind: z.string(),
        namespace: z.string().optional(),
        name: z.string(),
      }),
    )
    .optional(),
});

/** Has the engine of an application sync it. */
export class SyncStep implements StepKind {
  readonly kind = 'sync';
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
    const request = memoSchema.parse(memo);
    const { application, dryRun } = request;
    return {
      engines: this.#engines,
      application,
      words: dryRun ? DRY_RUN_WORDS : SYNC_WORDS,
      planned: application.sync.revisions,
      ask: options =>
        this.#engines
          .engineOf(application)
          .sync({ ...request, requestedBy: operation.requestedBy }, options),
    };
  }
}
