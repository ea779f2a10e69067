import type { JsonObject } from '@backstage/types';
import type {
  Operation,
  OperationStep,
} from '@flightdeck/plugin-environments-common';
import type { OperationRecord, StepPlan } from '../database/OperationRecord';
import type { OperationStore } from '../database/OperationStore';
import { describeSteps, outcomeOf } from './describeSteps';

export interface OperationProgressOptions {
  record: OperationRecord;
  store: Pick<OperationStore, 'update'>;
  /** The process that holds the lease. */
  holder: string;
  /** Called with the environment after each change that was stored. */
  changed: (environmentRef: string) => void;
}

/** An operation while it runs: every change is stored before the next deed. */
export class OperationProgress {
  readonly #options: OperationProgressOptions;
  #record: OperationRecord;
  #stored: Promise<void> = Promise.resolve();
  #broken = false;

  constructor(options: OperationProgressOptions) {
    this.#options = options;
    this.#record = options.record;
  }

  get operation(): Operation {
    return this.#record.operation;
  }

  /** A change could not be stored; nothing more can be. */
  get broken(): boolean {
    return this.#broken;
  }

  /** The stages, in their order. */
  get stages(): number[] {
    return [...new Set(this.#record.plan.map(({ stage }) => stage))].sort(
      (a, b) => a - b,
    );
  }

  /** The indexes of the steps of a stage, or of all of them, in one of these states. */
  stepsIn(states: readonly OperationStep['state'][], stage?: number): number[] {
    return this.operation.steps.flatMap((step, index) =>
      states.includes(step.state) &&
      (stage === undefined || this.plan(index).stage === stage)
        ? [index]
        : [],
    );
  }

  plan(index: number): StepPlan {
    return this.#record.plan[index];
  }

  /** Stores, before anything is done for a step, that it is going to be. */
  async begin(index: number, at: Date): Promise<void> {
    this.#replan(index, { begunAt: at.toISOString() });
    await this.step(index, { state: 'running' });
  }

  /** Stores what a step must know to be gone on with. */
  async remember(index: number, memo: JsonObject): Promise<void> {
    this.#replan(index, { memo });
    await this.#store(this.operation);
  }

  /** Stores what became of a step. */
  async step(
    index: number,
    change: Partial<OperationStep>,
    plan: Pick<StepPlan, 'untouched'> = {},
  ): Promise<void> {
    this.#replan(index, plan);
    const steps = this.operation.steps.map((step, position) =>
      position === index ? { ...step, ...change } : step,
    );
    await this.#store({
      ...this.operation,
      steps,
      message: describeSteps(steps),
    });
  }

  /** Stores a link for people, once. */
  async link(link: Operation['links'][number]): Promise<void> {
    const { links } = this.operation;
    if (!links.some(({ url }) => url === link.url)) {
      await this.#store({ ...this.operation, links: [...links, link] });
    }
  }

  /** Stores the end. Every step must have ended. */
  async finish(at: Date): Promise<void> {
    await this.#store({
      ...this.operation,
      state: outcomeOf(this.operation.steps),
      finishedAt: at.toISOString(),
    });
  }

  #replan(index: number, change: Partial<StepPlan>): void {
    this.#record = {
      ...this.#record,
      plan: this.#record.plan.map((plan, position) =>
        position === index ? { ...plan, ...change } : plan,
      ),
    };
  }

  /** One write after the other: an older state must not overtake a newer one. */
  #store(operation: Operation): Promise<void> {
    const { changed, holder, store } = this.#options;
    this.#record = { ...this.#record, operation };
    const record = this.#record;
    this.#stored = this.#stored.then(async () => {
      try {
        await store.update(record, holder);
      } catch (error) {
        this.#broken = true;
        throw error;
      }
      changed(operation.environmentRef);
    });
    return this.#stored;
  }
}
