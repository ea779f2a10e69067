import type { Vector } from './Value';
import { withoutLabels } from './Value';

interface Change {
  apply: (value: number, first: number, second: number) => number;
  /** How many numbers it may take beside the vector. */
  parameters: readonly number[];
}

const alone = (apply: (value: number) => number): Change => ({
  apply,
  parameters: [0],
});

/** Functions that change each value for itself. */
const CHANGES: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['abs', alone(Math.abs)],
  ['ceil', alone(Math.ceil)],
  ['floor', alone(Math.floor)],
  ['sqrt', alone(Math.sqrt)],
  ['exp', alone(Math.exp)],
  ['ln', alone(Math.log)],
  ['round', { apply: round, parameters: [0, 1] }],
  [
    'clamp_min',
    { apply: (value, least) => Math.max(value, least), parameters: [1] },
  ],
  [
    'clamp_max',
    { apply: (value, most) => Math.min(value, most), parameters: [1] },
  ],
  [
    'clamp',
    {
      apply: (value, least, most) => Math.max(least, Math.min(most, value)),
      parameters: [2],
    },
  ],
]);

/** How many numbers the function may take beside the vector; undefined when there is none such. */
export function parametersOf(name: string): readonly number[] | undefined {
  return CHANGES.get(name)?.parameters;
}

export function mapValues(
  name: string,
  samples: Vector,
  [first, second]: readonly number[],
): Vector {
  const change = CHANGES.get(name);
  return samples.flatMap(({ labels, value }) =>
    change
      ? [
          {
            labels: withoutLabels(labels, ['__name__']),
            value: change.apply(value, first, second),
          },
        ]
      : [],
  );
}

/** To the nearest multiple; halves go up. */
function round(value: number, to: number = 1): number {
  return Math.floor(value / to + 0.5) * to;
}
