import type { BinaryOperation } from './Expression';
import { groupLabels } from './aggregate';
import { matchMany, withIncluded } from './matchMany';
import { PromqlError } from './PromqlError';
import type { Value, Vector, VectorSample } from './Value';
import { labelsKey, vector, withoutLabels } from './Value';

const ARITHMETIC: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
};
const COMPARISONS: Record<string, (a: number, b: number) => boolean> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};

/** The answer of an operator between two values. */
export function applyBinary(
  operation: BinaryOperation,
  left: Value,
  right: Value,
): Value {
  if (left.type === 'string' || right.type === 'string') {
    throw new PromqlError(
      'bad_data',
      `${operation.operator} is not defined for strings.`,
    );
  }
  if (left.type === 'vector' && right.type === 'vector') {
    if (operation.many) {
      return vector(manyToOne(operation, left.value, right.value));
    }
    return vector(betweenVectors(operation, left.value, right.value));
  }
  if (/^[a-z]/.test(operation.operator)) {
    throw new PromqlError(
      'bad_data',
      `set operator ${operation.operator} not allowed in binary scalar expression`,
    );
  }
  if (left.type === 'scalar' && right.type === 'scalar') {
    return betweenScalars(operation, left.value, right.value);
  }
  return vector(withScalar(operation, left, right));
}

function betweenScalars(
  operation: BinaryOperation,
  left: number,
  right: number,
): Value {
  if (operation.operator in COMPARISONS && !operation.bool) {
    throw new PromqlError(
      'bad_data',
      'comparisons between scalars must use bool modifier',
    );
  }
  return { type: 'scalar', value: calculate(operation, left, right) };
}

function withScalar(
  operation: BinaryOperation,
  left: Value,
  right: Value,
): Vector {
  const samples = left.type === 'vector' ? left.value : [];
  const others = right.type === 'vector' ? right.value : [];
  const scalar = left.type === 'scalar' ? left.value : Number(right.value);
  return [...samples, ...others].flatMap(sample => {
    const [a, b] =
      left.type === 'vector' ? [sample.value, scalar] : [scalar, sample.value];
    return keepOrCalculate(operation, sample, a, b);
  });
}

function betweenVectors(
  operation: BinaryOperation,
  left: Vector,
  right: Vector,
): Vector {
  const keyOf = (sample: VectorSample) =>
    labelsKey(groupLabels(sample.labels, operation.matching));
  const leftKeys = new Set(left.map(keyOf));
  const rightByKey = new Map(right.map(sample => [keyOf(sample), sample]));
  switch (operation.operator) {
    case 'and':
      return left.filter(sample => rightByKey.has(keyOf(sample)));
    case 'unless':
      return left.filter(sample => !rightByKey.has(keyOf(sample)));
    case 'or':
      return [...left, ...right.filter(sample => !leftKeys.has(keyOf(sample)))];
    default:
      break;
  }
  const matched = left.filter(sample => rightByKey.has(keyOf(sample)));
  if (
    rightByKey.size < right.length ||
    new Set(matched.map(keyOf)).size < matched.length
  ) {
    throw new PromqlError(
      'execution',
      `found duplicate series for the match group of ${operation.operator}: many-to-many matching not allowed`,
    );
  }
  return matched.flatMap(sample => {
    const other = rightByKey.get(keyOf(sample));
    return other
      ? keepOrCalculate(operation, sample, sample.value, other.value, true)
      : [];
  });
}

function manyToOne(
  operation: BinaryOperation,
  left: Vector,
  right: Vector,
): Vector {
  const { side = 'left', include = [] } = operation.many ?? {};
  const isLeft = side === 'left';
  const [many, one] = isLeft ? [left, right] : [right, left];
  return matchMany(operation, many, one).flatMap(pair => {
    const [a, b] = isLeft ? [pair.many, pair.one] : [pair.one, pair.many];
    const labels = withIncluded(pair, include);
    return keepOrCalculate(
      { ...operation, matching: { kind: 'without', labels: [] } },
      // A comparison that filters answers with the value on its left.
      { labels, value: a.value },
      a.value,
      b.value,
    );
  });
}

/** A comparison keeps the sample as it is or drops it; all else makes a new, nameless one. */
function keepOrCalculate(
  operation: BinaryOperation,
  sample: VectorSample,
  left: number,
  right: number,
  matched = false,
): Vector {
  const compare = COMPARISONS[operation.operator];
  const { matching } = operation;
  const comparedLabels = () => {
    if (!matched) {
      return sample.labels;
    }
    return matching.kind === 'only'
      ? groupLabels(sample.labels, matching)
      : withoutLabels(sample.labels, matching.labels);
  };
  if (compare && !operation.bool) {
    if (!compare(left, right)) {
      return [];
    }
    return [{ labels: comparedLabels(), value: sample.value }];
  }
  const labels = matched
    ? groupLabels(sample.labels, matching)
    : withoutLabels(sample.labels, ['__name__']);
  return [{ labels, value: calculate(operation, left, right) }];
}

function calculate(
  { operator }: BinaryOperation,
  left: number,
  right: number,
): number {
  const compare = COMPARISONS[operator];
  return compare
    ? Number(compare(left, right))
    : ARITHMETIC[operator](left, right);
}
