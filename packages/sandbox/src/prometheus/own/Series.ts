import type { Labels } from '../../metrics/Sample';

const THINNED_SPACING_SECONDS = 10;

/** The samples of one series, oldest first. Times are Unix seconds. */
export class Series {
  /** The metric's name is the label `__name__`. */
  readonly labels: Labels;
  #times: number[] = [];
  /** Undefined where the series ended. */
  #values: (number | undefined)[] = [];

  constructor(labels: Labels) {
    this.labels = labels;
  }

  get isEmpty(): boolean {
    return this.#times.length === 0;
  }

  /** Samples that are not newer than the last one are dropped. */
  append(time: number, value: number): void {
    this.#add(time, value);
  }

  /** Says that the series was not there at that time. */
  end(time: number): void {
    this.#add(time, undefined);
  }

  valueAt(time: number, lookback: number): number | undefined {
    const index = this.#countUpTo(time) - 1;
    return index >= 0 && this.#times[index] > time - lookback
      ? this.#values[index]
      : undefined;
  }

  between(start: number, end: number): { times: number[]; values: number[] } {
    const times: number[] = [];
    const values: number[] = [];
    const stop = this.#countUpTo(end);
    for (let index = this.#countUpTo(start); index < stop; index++) {
      const value = this.#values[index];
      if (value !== undefined) {
        times.push(this.#times[index]);
        values.push(value);
      }
    }
    return { times, values };
  }

  forgetBefore(time: number): void {
    const kept = this.#times.findIndex(sample => sample >= time);
    const gone = kept < 0 ? this.#times.length : kept;
    this.#times.splice(0, gone);
    this.#values.splice(0, gone);
  }

  /** Keeps fewer of the samples before the time, so that an hour of them stays small. */
  thinBefore(time: number): void {
    let lastKept = Number.NEGATIVE_INFINITY;
    const kept = this.#times.map((sample, index) => {
      const keep =
        sample >= time ||
        this.#values[index] === undefined ||
        sample - lastKept >= THINNED_SPACING_SECONDS;
      lastKept = keep ? sample : lastKept;
      return keep;
    });
    this.#times = this.#times.filter((_, index) => kept[index]);
    this.#values = this.#values.filter((_, index) => kept[index]);
  }

  #add(time: number, value: number | undefined): void {
    const last = this.#times[this.#times.length - 1];
    if (last === undefined || time > last) {
      this.#times.push(time);
      this.#values.push(value);
    }
  }

  /** How many samples are not newer than the time, found by halving. */
  #countUpTo(time: number): number {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#times[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
