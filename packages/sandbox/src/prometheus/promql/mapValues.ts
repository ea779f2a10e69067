import type { Vector } from './Value';
import { withoutLabels } from './Value';

type Change = (value: number, ...parameters: number[]) => number;

/** Functions that change each value for itself, with the numbers that they take beside it. */
const CHANGES: ReadonlyMap<string, { change: Change; parameters: number[] }> =
  new Map([
    ['abs', { change: Math.abs, parameters: [0] }],
    ['ceil', { change: Math.ceil, parameters: [0] }],
    ['floor', { change: Math.floor, parameters: [0] }],
    ['sqrt', { change: Math.sqrt, parameters: [0] }],
    ['exp', { change: Math.exp, parameters: [0] }],
    ['ln', { change: Math.log, parameters: [0] }],
    ['round', { change: round, parameters: [0, 1] }],
    [
      'clamp_min',
      { change: (value, least) => Math.max(value, least), parameters: [1] },
    ],
    [
      'clamp_max',
      { change: (value, most) => Math.min(value, most), parameters: [1] },
    ],
    [
      'clamp',
      {
        change: (value, least, most) => Math.max(least, Math.min(most, value)),
        parameters: [2],
      },
    ],
  ]);

/** How many numbers the function may take beside the vector; undefined when there is none such. */
export function parametersOf(name: string): number[] | undefined {
  return CHANGES.get(name)?.parameters;
}

export function mapValues(
  name: string,
  samples: Vector,
  parameters: readonly number[],
): Vector {
  const change = CHANGES.get(name)?.change;
  return samples.flatMap(({ labels, value }) =>
    change
      ? [
          {
            labels: withoutLabels(labels, ['__name__']),
            value: change(value, ...parameters),
          },
        ]
      : [],
  );
}

/** To the nearest multiple; halves go up. */
function round(value: number, to = 1): number {
  return Math.floor(value / to + 0.5) * to;
}
