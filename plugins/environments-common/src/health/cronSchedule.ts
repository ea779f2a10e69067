import { toError } from '@backstage/errors';
import { type CronExpression, CronExpressionParser } from 'cron-parser';
import type { CronJob } from '../kubernetes';
import { parseGoDuration } from './goDuration';

/** When a CronJob is due. */
export interface CronSchedule {
  /**
   * The first time after a moment, both in milliseconds since the epoch; infinity when there is
   * none.
   */
  nextAfter(time: number): number;
}

// What the controller understands and the parser does not.
const ALIASES = new Map([
  ['@midnight', '@daily'],
  ['@annually', '@yearly'],
]);
const EVERY = /^@every\s+(\S+)$/;
const ZONE = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).format() !== '';
  } catch {
    // It throws on the names that it does not know.
    return false;
  }
}

function parseExpression(
  text: string,
  timeZone: string,
  time: number,
): CronExpression {
  return CronExpressionParser.parse(ALIASES.get(text) ?? text, {
    currentDate: new Date(time),
    tz: timeZone,
  });
}

/**
 * The next run. The controller leaves out times that the clock skips when it goes forward; the
 * parser moves them to after the gap.
 */
function firstOnClock(expression: CronExpression): number {
  const { hour, minute } = expression.fields;
  for (;;) {
    const run = expression.next();
    const isOnClock =
      hour.values.some(value => value === run.getHours()) &&
      minute.values.some(value => value === run.getMinutes());
    if (isOnClock) {
      return run.getTime();
    }
  }
}

/**
 * Reads when a CronJob is due, or says what is wrong with that. Where no time zone is named it is
 * that of the controller, which is nearly always UTC.
 */
export function readSchedule({
  schedule,
  timeZone,
}: CronJob['spec']): CronSchedule | { problem: string } {
  const zoned = ZONE.exec(schedule ?? '');
  const text = (zoned ? zoned[2] : schedule ?? '').trim();
  const zone = timeZone ?? zoned?.[1] ?? 'UTC';
  if (text === '') {
    return { problem: 'it has no schedule' };
  }
  if (!isTimeZone(zone)) {
    return { problem: `there is no time zone ${zone}` };
  }
  const every = EVERY.exec(text);
  if (every) {
    const seconds = parseGoDuration(every[1]);
    return seconds
      ? { nextAfter: time => time + seconds * 1000 }
      : { problem: `${every[1]} is no duration` };
  }
  if (!text.startsWith('@') && text.split(/\s+/).length !== 5) {
    return { problem: 'a schedule has five fields' };
  }
  try {
    parseExpression(text, zone, 0).next();
  } catch (error) {
    return { problem: toError(error).message };
  }
  return {
    nextAfter(time) {
      try {
        return firstOnClock(parseExpression(text, zone, time));
      } catch {
        // The schedule is sound: it is the moment that is beyond all calendars.
        return Infinity;
      }
    },
  };
}
