import type {
  Operation,
  OperationStep,
} from '@flightdeck/plugin-environments-common';
import type {
  OperationRecord,
  OperationTarget,
} from '../database/OperationRecord';
import type { OperationStore } from '../database/OperationStore';
import { describeOutcome, outcomeOf } from './describeOutcome';

export interface OperationProgressOptions {
  record: OperationRecord;
  store: OperationStore;
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

  get prune(): boolean {
    return this.#record.prune;
  }

  /** The indexes of the steps in one of these states. */
  stepsIn(...states: OperationStep['state'][]): number[] {
    return this.operation.steps.flatMap((step, index) =>
      states.includes(step.state) ? [index] : [],
    );
  }

  target(index: number): OperationTarget {
    return this.#record.targets[index];
  }

  /** Stores, before the engine is asked, that it is going to be. */
  async asking(index: number, at: Date): Promise<void> {
    this.#record = {
      ...this.#record,
      targets: this.#record.targets.map((target, position) =>
        position === index ? { ...target, askedAt: at.toISOString() } : target,
      ),
    };
    const { name, engine } = this.target(index).application;
    await this.step(index, {
      state: 'running',
      message: `${engine} is being asked to sync ${name}.`,
    });
  }

  /** Stores what became of a step. */
  async step(index: number, change: Partial<OperationStep>): Promise<void> {
    const steps = this.operation.steps.map((step, position) =>
      position === index ? { ...step, ...change } : step,
    );
    await this.#store({
      ...this.operation,
      steps,
      message: describeOutcome(steps),
    });
  }

  /** Stores the end. Every step must have ended. */
  async finish(at: Date): Promise<void> {
    await this.#store({
      ...this.operation,
      state: outcomeOf(this.operation.steps),
      finishedAt: at.toISOString(),
    });
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
