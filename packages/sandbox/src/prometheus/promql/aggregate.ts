import type { Labels } from '../../metrics/Sample';
import type { Grouping } from './Expression';
import type { Vector } from './Value';
import { labelsKey, withoutLabels } from './Value';

/** The labels of a group that a sample belongs to. */
export function groupLabels(labels: Labels, grouping: Grouping): Labels {
  if (grouping.kind === 'without') {
    return withoutLabels(labels, ['__name__', ...grouping.labels]);
  }
  return Object.fromEntries(
    Object.entries(labels).filter(([label]) => grouping.labels.includes(label)),
  );
}

/** `sum`, `avg`, `min`, `max` or `count` of each group of samples. */
export function aggregate(
  operator: string,
  grouping: Grouping,
  samples: Vector,
): Vector {
  const groups = new Map<string, { labels: Labels; values: number[] }>();
  for (const sample of samples) {
    const labels = groupLabels(sample.labels, grouping);
    const key = labelsKey(labels);
    const group = groups.get(key) ?? { labels, values: [] };
    group.values.push(sample.value);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ labels, values }) => ({
    labels,
    value: combine(operator, values),
  }));
}

function combine(operator: string, values: number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (operator) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / values.length;
    case 'count':
      return values.length;
    default:
      return extreme(operator, values);
  }
}

/** The least or greatest value; NaN only when there is nothing else. */
function extreme(operator: string, values: number[]): number {
  const numbers = values.filter(value => !Number.isNaN(value));
  if (numbers.length === 0) {
    return Number.NaN;
  }
  return operator === 'min' ? Math.min(...numbers) : Math.max(...numbers);
}
