import { setTimeout as delay } from 'node:timers/promises';

interface Work {
  /** Asked for again while it was being done. */
  again: boolean;
  done: Promise<void>;
}

/** Does each piece of work once at a time; what is asked for meanwhile is done once more. */
export class RepeatedWork {
  readonly #signal: AbortSignal;
  readonly #work = new Map<string, Work>();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Resolves when the work was done after it was asked for. */
  ask(id: string, act: () => Promise<void>): Promise<void> {
    const running = this.#work.get(id);
    if (running) {
      running.again = true;
      return running.done;
    }
    const work: Work = { again: true, done: Promise.resolve() };
    this.#work.set(id, work);
    work.done = this.#run(id, work, act);
    return work.done;
  }

  /** Resolves when nothing is being done any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#work.values()].map(({ done }) => done));
  }

  async #run(id: string, work: Work, act: () => Promise<void>): Promise<void> {
    try {
      // Changes come in bursts: whoever is writing now finishes first.
      await delay(0);
      while (work.again && !this.#signal.aborted) {
        work.again = false;
        await act();
      }
    } finally {
      this.#work.delete(id);
    }
  }
}
