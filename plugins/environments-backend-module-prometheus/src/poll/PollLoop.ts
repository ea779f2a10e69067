import { Pause } from './Pause';

export interface PollLoopOptions {
  everyMs: number;
  /** Whether there is a point in asking now. */
  mayPoll: () => boolean;
  poll: (signal: AbortSignal) => Promise<void>;
  /** Told of what nobody expected; the loop goes on. */
  onError: (error: unknown) => void;
  random: () => number;
}

/** Polls again and again. */
export class PollLoop {
  readonly #options: PollLoopOptions;
  readonly #pause = new Pause();

  constructor(options: PollLoopOptions) {
    this.#options = options;
  }

  /** Until the signal aborts. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { everyMs, mayPoll, poll, onError, random } = this.#options;
    while (!signal.aborted) {
      try {
        if (mayPoll()) {
          await poll(signal);
        }
      } catch (error) {
        if (!signal.aborted) {
          onError(error);
        }
      }
      // Jittered, so that replicas do not ask in step.
      await this.#pause.wait(everyMs * (0.9 + 0.2 * random()), signal);
    }
  }

  /** Polls without further delay. */
  wake(): void {
    this.#pause.end();
  }
}
