import type { Labels } from '../../metrics/Sample';
import { PromqlError } from './PromqlError';

/** A sample of an instant vector. The metric's name is the label `__name__`. */
export interface VectorSample {
  labels: Labels;
  value: number;
}

export type Vector = VectorSample[];

/** What an expression evaluates to at one moment. */
export type Value =
  | { type: 'scalar'; value: number }
  | { type: 'string'; value: string }
  | { type: 'vector'; value: Vector };

export function vector(value: Vector): Value {
  return { type: 'vector', value };
}

/** The same text for the same set of labels; a label without a value does not count. */
export function labelsKey(labels: Labels): string {
  return JSON.stringify(
    Object.entries(labels)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export function withoutLabels(labels: Labels, dropped: string[]): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter(([label]) => !dropped.includes(label)),
  );
}

/** @throws PromqlError when two samples have the same labels */
export function refuseDuplicates(samples: Vector): Vector {
  const keys = new Set(samples.map(sample => labelsKey(sample.labels)));
  if (keys.size !== samples.length) {
    throw new PromqlError(
      'execution',
      'vector cannot contain metrics with the same labelset',
    );
  }
  return samples;
}
