const FRACTION = /\.(\d+)/;

/**
 * Compares two ISO 8601 times to the nanosecond: a `Date` knows milliseconds only, and clusters
 * leave out trailing zeros, so neither dates nor texts can be compared alone.
 */
export function compareTimes(one: string, other: string): number {
  const [a, b] = [one, other].map(time => Date.parse(time));
  return a === b ? nanoseconds(one) - nanoseconds(other) : a - b;
}

function nanoseconds(time: string): number {
  const digits = FRACTION.exec(time)?.[1] ?? '';
  return Number(digits.slice(0, 9).padEnd(9, '0'));
}
