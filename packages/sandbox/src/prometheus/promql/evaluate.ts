import type { Call, Expression, RangeSelector } from './Expression';
import { absentLabels } from './absentLabels';
import { aggregate } from './aggregate';
import { applyBinary } from './binary';
import { histogramQuantile } from './histogramQuantile';
import { labelReplace } from './labelReplace';
import { mapValues, parametersOf } from './mapValues';
import { isOverTime, overTime } from './overTime';
import { predictLinear } from './predictLinear';
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
      return vector(
        source.instant(expression.matchers, time - expression.offsetSeconds),
      );
    case 'range':
      throw new PromqlError(
        'bad_data',
        'A range is only understood as the argument of a function that takes one.',
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
      return expression.name === 'time' && expression.arguments.length === 0
        ? { type: 'scalar', value: time }
        : vector(refuseDuplicates(call(expression, source, time)));
  }
}

function call(expression: Call, source: SeriesSource, time: number): Vector {
  const { name, arguments: given } = expression;
  switch (name) {
    case 'rate':
    case 'increase':
      return growth(name, rangeOf(argument(expression, 0, 1)), source, time);
    case 'predict_linear': {
      const range = rangeOf(argument(expression, 0, 2));
      const ahead = evaluateScalar(given[1], source, time);
      return prediction(range, ahead, source, time);
    }
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
    case 'absent': {
      const sought = argument(expression, 0, 1);
      return evaluateVector(sought, source, time).length > 0
        ? []
        : [{ labels: absentLabels(sought), value: 1 }];
    }
    default:
      return callByTable(expression, source, time);
  }
}

/** Functions of which there are many alike. */
function callByTable(
  expression: Call,
  source: SeriesSource,
  time: number,
): Vector {
  const { name, arguments: given } = expression;
  if (isOverTime(name)) {
    const { selector, seconds } = rangeOf(argument(expression, 0, 1));
    const end = time - selector.offsetSeconds;
    return overTime(name, source.range(selector.matchers, end - seconds, end));
  }
  const counts = parametersOf(name);
  if (!counts) {
    throw new PromqlError(
      'execution',
      `The sandbox's own Prometheus does not support the function ${name}.`,
    );
  }
  const parameters = given.slice(1);
  const count = counts.includes(parameters.length)
    ? parameters.length
    : counts[0];
  const samples = evaluateVector(
    argument(expression, 0, count + 1),
    source,
    time,
  );
  return mapValues(
    name,
    samples,
    parameters.map(each => evaluateScalar(each, source, time)),
  );
}

function growth(
  name: 'rate' | 'increase',
  { selector, seconds }: RangeSelector,
  source: SeriesSource,
  time: number,
): Vector {
  const end = time - selector.offsetSeconds;
  const start = end - seconds;
  return source.range(selector.matchers, start, end).flatMap(series => {
    const grown = increase(series, start, end);
    return grown === undefined
      ? []
      : {
          labels: withoutLabels(series.labels, ['__name__']),
          value: name === 'rate' ? grown / seconds : grown,
        };
  });
}

function prediction(
  { selector, seconds }: RangeSelector,
  ahead: number,
  source: SeriesSource,
  time: number,
): Vector {
  const end = time - selector.offsetSeconds;
  return source.range(selector.matchers, end - seconds, end).flatMap(series => {
    const value = predictLinear(series, time, ahead);
    const labels = withoutLabels(series.labels, ['__name__']);
    return value === undefined ? [] : { labels, value };
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

function rangeOf(range: Expression): RangeSelector {
  if (range.type !== 'range') {
    throw new PromqlError(
      'bad_data',
      `expected type range vector, got ${range.type}`,
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
