import { InputError, toError } from '@backstage/errors';
import { CronExpressionParser } from 'cron-parser';

const MINUTE = 60_000;
const DAY = 86_400_000;
const FIELD = /^[0-9A-Za-z*?,/-]+$/;
const ANY = /^(\*(\/1)?|\?)$/;

/**
 * A schedule of cron with five fields, as a pattern on the clock: on which days, and at which
 * minutes of these. As everywhere with cron, a day of the month and a day of the week that are both
 * given are alternatives.
 */
export class CronPattern {
  /** Milliseconds from the begin of a day, ascending. */
  readonly timesOfDay: readonly number[];
  readonly #months: ReadonlySet<unknown>;
  readonly #daysOfMonth?: ReadonlySet<unknown>;
  readonly #daysOfWeek?: ReadonlySet<unknown>;

  /** @throws InputError with a few words when the text is no such schedule. */
  static parse(text: string): CronPattern {
    const fields = text.trim().split(/\s+/);
    // The parser knows more than those who write schedules for others to read: seconds, hashes.
    if (fields.length !== 5 || !fields.every(field => FIELD.test(field))) {
      throw new InputError('a schedule has five fields of cron');
    }
    try {
      return new CronPattern(fields);
    } catch (error) {
      throw new InputError(toError(error).message);
    }
  }

  private constructor(fields: readonly string[]) {
    const { minute, hour, dayOfMonth, month, dayOfWeek } =
      CronExpressionParser.parse(fields.join(' ')).fields;
    const special = [...dayOfMonth.values, ...dayOfWeek.values].find(
      value => typeof value !== 'number',
    );
    if (special !== undefined || /[HL]/i.test(fields[0] + fields[1])) {
      throw new InputError('a schedule has numbers and names of days alone');
    }
    this.timesOfDay = hour.values.flatMap(h =>
      minute.values.map(m => (Number(h) * 60 + Number(m)) * MINUTE),
    );
    this.#months = new Set<unknown>(month.values);
    this.#daysOfMonth = ANY.test(fields[2])
      ? undefined
      : new Set<unknown>(dayOfMonth.values);
    this.#daysOfWeek = ANY.test(fields[4])
      ? undefined
      : new Set<unknown>(dayOfWeek.values.map(day => Number(day) % 7));
  }

  /** The begins of the days it has between two times of the clock, in order. */
  *days(from: number, to: number): Generator<number> {
    for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY) {
      if (this.#hasDay(new Date(day))) {
        yield day;
      }
    }
  }

  #hasDay(day: Date): boolean {
    if (!this.#months.has(day.getUTCMonth() + 1)) {
      return false;
    }
    const inMonth = this.#daysOfMonth?.has(day.getUTCDate());
    const inWeek = this.#daysOfWeek?.has(day.getUTCDay());
    return inMonth === undefined && inWeek === undefined
      ? true
      : inMonth === true || inWeek === true;
  }
}
