/** Samples of one series inside a range, oldest first. */
export interface RangeSamples {
  times: number[];
  values: number[];
}

/**
 * How much a counter grew in the range: its resets are made up for, and the growth is carried on
 * to the ends of the range when samples come close to them. Undefined with fewer than two samples.
 */
export function increase(
  { times, values }: RangeSamples,
  rangeStart: number,
  rangeEnd: number,
): number | undefined {
  const last = values.length - 1;
  if (last < 1) {
    return undefined;
  }
  const growth = values.reduce(
    (sum, value, index) =>
      index > 0 && value < values[index - 1] ? sum + values[index - 1] : sum,
    values[last] - values[0],
  );
  const sampled = times[last] - times[0];
  const spacing = sampled / last;
  const toStart = extrapolation(times[0] - rangeStart, spacing);
  // A counter is never negative, so it cannot have grown from before its zero.
  const toZero =
    growth > 0 && values[0] >= 0
      ? sampled * (values[0] / growth)
      : Number.POSITIVE_INFINITY;
  const toEnd = extrapolation(rangeEnd - times[last], spacing);
  return growth * ((sampled + Math.min(toStart, toZero) + toEnd) / sampled);
}

function extrapolation(gap: number, spacing: number): number {
  return gap < spacing * 1.1 ? gap : spacing / 2;
}
