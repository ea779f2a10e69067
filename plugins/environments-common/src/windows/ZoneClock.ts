import { IANAZone } from 'luxon';

/** A stretch of time in which the clock of a zone is not changed. */
export interface ClockSegment {
  /** Milliseconds since the epoch. */
  begin: number;
  end: number;
  /** What the clock shows is the time plus this, in milliseconds. */
  offset: number;
}

const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;

/** The clock on the wall in a time zone. */
export class ZoneClock {
  readonly #zone: IANAZone;

  /** Undefined when there is no such zone. */
  static of(name: string): ZoneClock | undefined {
    return IANAZone.isValidZone(name)
      ? new ZoneClock(IANAZone.create(name))
      : undefined;
  }

  private constructor(zone: IANAZone) {
    this.#zone = zone;
  }

  /** The segments between two moments, in order, each a week at most; found as they are asked for. */
  *segments(from: number, to: number): Generator<ClockSegment> {
    for (let begin = from; begin < to; ) {
      const offset = this.#offset(begin);
      const week = Math.min(begin + WEEK, to);
      const end =
        this.#offset(week) === offset ? week : this.#changeBetween(begin, week);
      yield { begin, end, offset };
      begin = end;
    }
  }

  /** The first moment of the new offset. Clocks change at whole minutes. */
  #changeBetween(before: number, after: number): number {
    const offset = this.#offset(before);
    let low = Math.floor(before / MINUTE);
    let high = Math.ceil(after / MINUTE);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#offset(middle * MINUTE) === offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high * MINUTE;
  }

  #offset(time: number): number {
    return this.#zone.offset(time) * MINUTE;
  }
}
