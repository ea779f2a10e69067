import { DateTime } from 'luxon';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time in its largest whole unit. */
export function formatDuration(seconds: number): string {
  if (seconds < MINUTE) {
    return `${seconds} s`;
  }
  if (seconds < HOUR) {
    return `${Math.floor(seconds / MINUTE)} min`;
  }
  if (seconds < 2 * DAY) {
    return `${Math.floor(seconds / HOUR)} h`;
  }
  return `${Math.floor(seconds / DAY)} d`;
}

/** How long ago a time was, in words that fit a table cell. */
export function formatAge(time: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - time.getTime()) / 1000);
  if (Number.isNaN(seconds)) {
    return 'at an unknown time';
  }
  if (Math.abs(seconds) < 3) {
    return 'just now';
  }
  return seconds > 0
    ? `${formatDuration(seconds)} ago`
    : `in ${formatDuration(-seconds)}`;
}

/** The time in full, with its zone. */
export function formatTimestamp(time: Date): string {
  const local = DateTime.fromJSDate(time);
  return local.isValid
    ? `${local.toFormat('d LLL yyyy, HH:mm:ss')} ${local.toFormat(
        'ZZZZ',
      )} (UTC${local.toFormat('ZZ')})`
    : 'unknown time';
}
