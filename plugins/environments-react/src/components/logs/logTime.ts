/** In which zone times are written, or that they are left out. */
export type LogClock = 'local' | 'utc' | 'none';

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A time of a log line. Thousands are written at once, so it does without a library. */
export function formatLogTime(time: string, clock: 'local' | 'utc'): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return time;
  }
  if (clock === 'utc') {
    return date.toISOString().replace('T', ' ').replace('Z', '');
  }
  const day = [
    date.getFullYear(),
    two(date.getMonth() + 1),
    two(date.getDate()),
  ];
  const clockTime = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0');
  return `${day.join('-')} ${clockTime.map(two).join(':')}.${milliseconds}`;
}

/** The zone of this browser, for example `Europe/Berlin (UTC+01:00)`. */
export function localZone(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const hours = Math.floor(Math.abs(minutes) / 60);
  const offset = `UTC${minutes < 0 ? '-' : '+'}${two(hours)}:${two(
    Math.abs(minutes) % 60,
  )}`;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return `${timeZone} (${offset})`;
}
