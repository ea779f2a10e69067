const TIMESTAMP =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/**
 * The time that a node wrote before a line, in UTC and with nine digits of a second, so that times
 * can be compared as text. Undefined when it is none.
 */
export function parseLogTime(text: string): string | undefined {
  const match = TIMESTAMP.exec(text);
  if (!match) {
    return undefined;
  }
  const [, seconds, fraction = '', zone] = match;
  const digits = fraction.padEnd(9, '0');
  if (zone === 'Z') {
    return `${seconds}.${digits}Z`;
  }
  const time = new Date(`${seconds}${zone}`);
  return Number.isNaN(time.getTime())
    ? undefined
    : `${time.toISOString().slice(0, 19)}.${digits}Z`;
}
