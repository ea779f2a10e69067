import type { Clock } from './time';

/** A time that notes when somebody asks which it is. */
export class NotedTime extends Date implements Clock {
  readonly #noted: (until: number) => void;

  /** @param noted - told until when what was answered stays the answer */
  constructor(time: Date, noted: (until: number) => void) {
    super(time.getTime());
    this.#noted = noted;
  }

  override getTime(): number {
    this.#noted(-Infinity);
    return super.getTime();
  }

  override valueOf(): number {
    this.#noted(-Infinity);
    return super.valueOf();
  }

  override toISOString(): string {
    this.#noted(-Infinity);
    return super.toISOString();
  }

  hasReached(time: number): boolean {
    const isReached = super.getTime() >= time;
    if (!isReached) {
      this.#noted(time);
    }
    return isReached;
  }
}

/** A few objects that belong together, and how they are found again. */
export interface GroupRead<Index> {
  readonly group: readonly object[];
  again(index: Index): readonly object[];
}

/** What a judgement looked at: whatever it did not look at cannot change it. */
export class FactReads<Index> {
  /** The bits of the lists of facts. */
  lists = 0;
  /**
   * Until when it stays as it is, as far as time goes, in milliseconds since the epoch: for ever
   * where nobody asked for the time, not at all where somebody asked which it is.
   */
  until = Infinity;
  /** Groups that are the same array until one of their members changes. */
  groups: readonly GroupRead<Index>[] | undefined;
  #time: { now: Date; noted: NotedTime } | undefined;

  reset(): void {
    this.lists = 0;
    this.until = Infinity;
    this.groups = undefined;
  }

  /** Notes that a group was looked at, and hands it on. */
  noteGroup<T extends object>(
    group: readonly T[],
    again: (index: Index) => readonly object[],
  ): readonly T[] {
    this.groups = [...(this.groups ?? []), { group, again }];
    return group;
  }

  /** The time as judgements are given it: most of them never ask. */
  noting(now: Date): NotedTime {
    if (this.#time?.now !== now) {
      const noted = new NotedTime(now, until => {
        this.until = Math.min(this.until, until);
      });
      this.#time = { now, noted };
    }
    return this.#time.noted;
  }
}
