/** A time that notes when somebody asks which it is. */
class NotedTime extends Date {
  readonly #noted: () => void;

  constructor(time: Date, noted: () => void) {
    super(time.getTime());
    this.#noted = noted;
  }

  override getTime(): number {
    this.#noted();
    return super.getTime();
  }

  override valueOf(): number {
    this.#noted();
    return super.valueOf();
  }

  override toISOString(): string {
    this.#noted();
    return super.toISOString();
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
  clock = false;
  /** Groups that are the same array until one of their members changes. */
  groups: readonly GroupRead<Index>[] | undefined;
  #time: { now: Date; noted: Date } | undefined;

  reset(): void {
    this.lists = 0;
    this.clock = false;
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
  noting(now: Date): Date {
    if (this.#time?.now !== now) {
      const noted = new NotedTime(now, () => {
        this.clock = true;
      });
      this.#time = { now, noted };
    }
    return this.#time.noted;
  }
}
