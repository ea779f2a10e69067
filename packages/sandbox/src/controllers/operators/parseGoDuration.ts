const UNITS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
};

/** Seconds of a duration such as `1h30m` or `90s`, or of a number of seconds; 0 of what is none. */
export function parseGoDuration(text: string | number): number {
  if (/^\d+$/.test(String(text))) {
    return Number(text);
  }
  const parts = [...String(text).matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  return parts.map(([part]) => part).join('') === text
    ? parts.reduce(
        (sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
        0,
      )
    : 0;
}
