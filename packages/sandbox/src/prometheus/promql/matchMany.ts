import { groupLabels } from './aggregate';
import type { BinaryOperation } from './Expression';
import { PromqlError } from './PromqlError';
import type { Vector, VectorSample } from './Value';
import { labelsKey } from './Value';

export interface ManyToOne {
  many: VectorSample;
  one: VectorSample;
}

/** Each sample of the side with many, with the one that it belongs to. */
export function matchMany(
  { matching, operator }: BinaryOperation,
  many: Vector,
  one: Vector,
): ManyToOne[] {
  const keyOf = (sample: VectorSample) =>
    labelsKey(groupLabels(sample.labels, matching));
  const byKey = new Map(one.map(sample => [keyOf(sample), sample]));
  if (byKey.size < one.length) {
    throw new PromqlError(
      'execution',
      `found duplicate series for the match group of ${operator}: many-to-many matching not allowed`,
    );
  }
  return many.flatMap(sample => {
    const found = byKey.get(keyOf(sample));
    return found ? [{ many: sample, one: found }] : [];
  });
}

/** The labels of the side with many, with those that were asked for of the other. */
export function withIncluded(
  { many, one }: ManyToOne,
  include: readonly string[],
): VectorSample['labels'] {
  const labels = { ...many.labels };
  for (const name of include) {
    const value = one.labels[name];
    if (value) {
      labels[name] = value;
    } else {
      delete labels[name];
    }
  }
  return labels;
}
