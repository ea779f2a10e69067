const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** A duration as `kubectl` prints ages: `45s`, `3m10s`, `5h2m`, `3d4h`, `12d`, `2y30d`. */
export function humanDuration(milliseconds: number): string {
  if (milliseconds < -SECOND) {
    return '<invalid>';
  }
  const duration = Math.max(0, milliseconds);
  if (duration < 2 * MINUTE) {
    return `${Math.floor(duration / SECOND)}s`;
  }
  if (duration < 10 * MINUTE) {
    return pair(duration, MINUTE, 'm', SECOND, 's');
  }
  if (duration < 3 * HOUR) {
    return `${Math.floor(duration / MINUTE)}m`;
  }
  if (duration < 8 * HOUR) {
    return pair(duration, HOUR, 'h', MINUTE, 'm');
  }
  if (duration < 2 * DAY) {
    return `${Math.floor(duration / HOUR)}h`;
  }
  if (duration < 8 * DAY) {
    return pair(duration, DAY, 'd', HOUR, 'h');
  }
  if (duration < 2 * YEAR) {
    return `${Math.floor(duration / DAY)}d`;
  }
  if (duration < 8 * YEAR) {
    return pair(duration, YEAR, 'y', DAY, 'd');
  }
  return `${Math.floor(duration / YEAR)}y`;
}

function pair(
  duration: number,
  unit: number,
  name: string,
  smallerUnit: number,
  smallerName: string,
): string {
  const smaller = Math.floor((duration % unit) / smallerUnit);
  return `${Math.floor(duration / unit)}${name}${
    smaller > 0 ? `${smaller}${smallerName}` : ''
  }`;
}
