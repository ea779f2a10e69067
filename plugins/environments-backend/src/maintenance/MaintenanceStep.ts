import { describeTime } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import type { StepEnd, StepKind, StepRun } from '../actions/StepKind';
import type { MaintenanceStore } from './MaintenanceStore';

/** The name of the step. */
export const MAINTENANCE_STEP = 'maintenance';

const HOUR_MS = 3_600_000;

const memoSchema = z.discriminatedUnion('on', [
  z.object({ on: z.literal(true), reason: z.string(), hours: z.number() }),
  z.object({ on: z.literal(false) }),
]);

export interface MaintenanceStepOptions {
  store: Pick<MaintenanceStore, 'start' | 'end'>;
  /** Has the environments of this process tell of it at once. */
  environments: { reload(): Promise<void> };
}

/** Switches the maintenance mode in our records; to do it twice is the same as once. */
export class MaintenanceStep implements StepKind {
  readonly kind = MAINTENANCE_STEP;
  readonly #options: MaintenanceStepOptions;

  constructor(options: MaintenanceStepOptions) {
    this.#options = options;
  }

  async run(step: StepRun): Promise<StepEnd> {
    const { environments } = this.#options;
    const message = await this.#switch(step);
    await environments.reload();
    return { state: 'succeeded', message };
  }

  resume(step: StepRun): Promise<StepEnd> {
    return this.run(step);
  }

  async #switch({
    begunAt,
    environment,
    memo,
    operation,
  }: StepRun): Promise<string> {
    const { store } = this.#options;
    const { ref, name } = environment;
    const by = operation.requestedBy;
    const wanted = memoSchema.parse(memo);
    if (!wanted.on) {
      await store.end(ref, by, begunAt);
      return `The maintenance of ${name} has ended.`;
    }
    const until = new Date(
      begunAt.getTime() + wanted.hours * HOUR_MS,
    ).toISOString();
    await store.start(operation.id, {
      environmentRef: ref,
      reason: wanted.reason,
      by,
      since: begunAt.toISOString(),
      until,
    });
    return `${name} is under maintenance until ${describeTime(until, 'UTC')}.`;
  }
}
