import { TooManyStreamsError } from './TooManyStreamsError';

export interface StreamSlotsOptions {
  /** Streams that one person or service may have open at once. */
  perCaller: number;
  /** Streams that this backend has open at once. */
  total: number;
}

/** Bounds how many log streams are open at once: each holds connections to a cluster. */
export class StreamSlots {
  readonly #options: StreamSlotsOptions;
  readonly #taken = new Map<string, number>();
  #total = 0;

  constructor(options: StreamSlotsOptions) {
    this.#options = options;
  }

  /** Takes a slot; the function that is returned gives it back, once. */
  take(caller: string): () => void {
    const { perCaller, total } = this.#options;
    const ofCaller = this.#taken.get(caller) ?? 0;
    if (ofCaller >= perCaller) {
      throw new TooManyStreamsError(
        `You have ${ofCaller} logs open already; close one to open another.`,
      );
    }
    if (this.#total >= total) {
      throw new TooManyStreamsError(
        `This backend has ${
          this.#total
        } logs open already; try again when others have closed theirs.`,
      );
    }
    this.#taken.set(caller, ofCaller + 1);
    this.#total += 1;
    let isTaken = true;
    return () => {
      if (isTaken) {
        isTaken = false;
        this.#giveBack(caller);
      }
    };
  }

  #giveBack(caller: string): void {
    this.#total -= 1;
    const left = (this.#taken.get(caller) ?? 1) - 1;
    if (left > 0) {
      this.#taken.set(caller, left);
    } else {
      this.#taken.delete(caller);
    }
  }
}
