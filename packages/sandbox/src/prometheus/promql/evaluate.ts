import type { Call, Expression, RangeSelector } from './Expression';
import { aggregate } from './aggregate';
import { applyBinary } from './binary';
import { histogramQuantile } from './histogramQuantile';
import { labelReplace } from './labelReplace';
import { PromqlError } from './PromqlError';
import { increase } from './rate';
import type { SeriesSource } from './SeriesSource';
import type { Value, Vector } from './Value';
import { refuseDuplicates, vector, withoutLabels } from './Value';

/** What an expression says at one moment (Unix seconds). */
export function evaluate(
  expression: Expression,
  source: SeriesSource,
  time: number,
): Value {
  switch (expression.type) {
    case 'number':
    case 'string':
      return expression.type === 'number'
        ? { type: 'scalar', value: expression.value }
        : { type: 'string', value: expression.value };
    case 'negation':
      return negate(evaluate(expression.operand, source, time));
    case 'selector':
      return vector(source.instant(expression.matchers, time));
    case 'range':
      throw new PromqlError(
        'bad_data',
        'A range is only understood as the argument of rate and increase.',
      );
    case 'aggregation':
      return vector(
        aggregate(
          expression.operator,
          expression.grouping,
          evaluateVector(expression.operand, source, time),
        ),
      );
    case 'binary':
      return applyBinary(
        expression,
        evaluate(expression.left, source, time),
        evaluate(expression.right, source, time),
      );
    default:
      return vector(refuseDuplicates(call(expression, source, time)));
  }
}

function call(expression: Call, source: SeriesSource, time: number): Vector {
  const { name, arguments: given } = expression;
  switch (name) {
    case 'rate':
    case 'increase':
      return growth(name, rangeOf(expression), source, time);
    case 'histogram_quantile':
      return histogramQuantile(
        evaluateScalar(argument(expression, 0, 2), source, time),
        evaluateVector(given[1], source, time),
      );
    case 'vector':
      return [
        {
          labels: {},
          value: evaluateScalar(argument(expression, 0, 1), source, time),
        },
      ];
    case 'label_replace': {
      const samples = evaluateVector(argument(expression, 0, 5), source, time);
      return labelReplace(samples, given.slice(1).map(stringOf));
    }
    default:
      throw new PromqlError(
        'execution',
        `The sandbox's own Prometheus does not support the function ${name}.`,
      );
  }
}

function growth(
  name: 'rate' | 'increase',
  { selector, seconds }: RangeSelector,
  source: SeriesSource,
  time: number,
): Vector {
  const start = time - seconds;
  return source.range(selector.matchers, start, time).flatMap(series => {
    const grown = increase(series, start, time);
    return grown === undefined
      ? []
      : {
          labels: withoutLabels(series.labels, ['__name__']),
          value: name === 'rate' ? grown / seconds : grown,
        };
  });
}

function negate(value: Value): Value {
  if (value.type === 'string') {
    throw new PromqlError('bad_data', 'A string has no negative.');
  }
  return value.type === 'scalar'
    ? { type: 'scalar', value: -value.value }
    : vector(
        value.value.map(sample => ({
          labels: withoutLabels(sample.labels, ['__name__']),
          value: -sample.value,
        })),
      );
}

/** @throws PromqlError when the call has another number of arguments */
function argument(call_: Call, index: number, count: number): Expression {
  if (call_.arguments.length !== count) {
    throw new PromqlError(
      'bad_data',
      `expected ${count} argument(s) in call to "${call_.name}", got ${call_.arguments.length}`,
    );
  }
  return call_.arguments[index];
}

function rangeOf(expression: Call): RangeSelector {
  const range = argument(expression, 0, 1);
  if (range.type !== 'range') {
    throw new PromqlError(
      'bad_data',
      `expected type range vector in call to function "${expression.name}"`,
    );
  }
  return range;
}

function stringOf(expression: Expression): string {
  if (expression.type !== 'string') {
    throw new PromqlError('bad_data', 'label_replace expects strings.');
  }
  return expression.value;
}

function evaluateVector(
  expression: Expression,
  source: SeriesSource,
  time: number,
): Vector {
  const value = evaluate(expression, source, time);
  if (value.type !== 'vector') {
    throw new PromqlError(
      'bad_data',
      `expected type instant vector, got ${value.type}`,
    );
  }
  return value.value;
}

function evaluateScalar(
  expression: Expression,
  source: SeriesSource,
  time: number,
): number {
  const value = evaluate(expression, source, time);
  if (value.type !== 'scalar') {
    throw new PromqlError(
      'bad_data',
      `expected type scalar, got ${value.type}`,
    );
  }
  return value.value;
}
