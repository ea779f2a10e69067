const PART = /(\d+(?:\.\d+)?)(ms|h|m|s)/g;
const SECONDS = new Map([
  ['h', 3600],
  ['m', 60],
  ['s', 1],
  ['ms', 0.001],
]);

/**
 * Reads a duration as controllers written in Go print it, such as `1h0m0s`, in seconds. Undefined
 * for what is none.
 *
 * @public
 */
export function parseGoDuration(text: string | undefined): number | undefined {
  if (text === undefined || text.replace(PART, '') !== '') {
    return text === '0' ? 0 : undefined;
  }
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(PART)) {
    seconds += Number(amount) * (SECONDS.get(unit) ?? 0);
  }
  return text === '' ? undefined : seconds;
}
