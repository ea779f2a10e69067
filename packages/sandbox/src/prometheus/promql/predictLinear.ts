import type { RangeSamples } from './rate';

/**
 * The value that a series will have so many seconds after the time, if it goes on along the line
 * that fits its samples best. Undefined with fewer than two samples.
 */
export function predictLinear(
  { times, values }: RangeSamples,
  time: number,
  aheadSeconds: number,
): number | undefined {
  const count = values.length;
  if (count < 2) {
    return undefined;
  }
  const xs = times.map(each => each - time);
  const meanX = sum(xs) / count;
  const meanY = sum(values) / count;
  const slope =
    sum(xs.map((x, index) => (x - meanX) * (values[index] - meanY))) /
    sum(xs.map(x => (x - meanX) ** 2));
  return meanY + slope * (aheadSeconds - meanX);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
