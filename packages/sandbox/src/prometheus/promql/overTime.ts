import type { Labels } from '../../metrics/Sample';
import type { Vector } from './Value';
import { withoutLabels } from './Value';

type Reduce = (values: number[]) => number;

const sum: Reduce = values => values.reduce((total, value) => total + value, 0);

/** What becomes of the samples of a range, by name of the function. */
const REDUCTIONS: ReadonlyMap<string, Reduce> = new Map([
  ['avg_over_time', values => sum(values) / values.length],
  ['count_over_time', values => values.length],
  ['last_over_time', values => values[values.length - 1]],
  ['max_over_time', values => Math.max(...values)],
  ['min_over_time', values => Math.min(...values)],
  ['present_over_time', () => 1],
  ['sum_over_time', sum],
  [
    'changes',
    values =>
      values.filter((value, i) => i > 0 && value !== values[i - 1]).length,
  ],
]);

export function isOverTime(name: string): boolean {
  return REDUCTIONS.has(name);
}

/** One value for each series, from all that it had in a range. */
export function overTime(
  name: string,
  series: readonly { labels: Labels; values: number[] }[],
): Vector {
  const reduce = REDUCTIONS.get(name);
  const dropped = name === 'last_over_time' ? [] : ['__name__'];
  return series.flatMap(({ labels, values }) =>
    reduce
      ? [{ labels: withoutLabels(labels, dropped), value: reduce(values) }]
      : [],
  );
}
