const MINUTES: Readonly<Record<string, number>> = {
  h: 60,
  m: 1,
  s: 1 / 60,
  ms: 1 / 60_000,
};
const WHOLE = /^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/;
const PART = /(\d+(?:\.\d+)?)(h|ms|m|s)/g;

/** The minutes of a span as Go writes it, for example `1h30m`; undefined for another text. */
export function goDurationMinutes(text: string): number | undefined {
  if (!WHOLE.test(text)) {
    return undefined;
  }
  return [...text.matchAll(PART)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * MINUTES[unit],
    0,
  );
}
