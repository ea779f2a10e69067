import type { Labels } from '../../metrics/Sample';
import type { LabelMatcher, Value } from '../promql';
import {
  evaluate,
  labelsKey,
  parseDuration,
  parseExpression,
  PromqlError,
} from '../promql';
import { formatValue, parseTime, required } from './answers';
import type { OwnPrometheus } from './OwnPrometheus';

type Parameters = Record<string, string | string[] | undefined>;
type Point = [time: number, value: string];

const MOST_POINTS = 11_000;

/** The `data` of an instant query. */
export function answerQuery(parameters: Parameters, prometheus: OwnPrometheus) {
  const expression = parseExpression(required(parameters.query, 'query'));
  const time =
    typeof parameters.time === 'string'
      ? parseTime(parameters.time, 'time')
      : prometheus.now();
  const answer = evaluate(expression, prometheus.store, time);
  if (answer.type === 'vector') {
    return {
      resultType: answer.type,
      result: answer.value.map(({ labels, value }) => ({
        metric: labels,
        value: [time, formatValue(value)],
      })),
    };
  }
  const value =
    answer.type === 'scalar' ? formatValue(answer.value) : answer.value;
  return { resultType: answer.type, result: [time, value] };
}

/** The `data` of a query over a range of time. */
export function answerRangeQuery(
  parameters: Parameters,
  prometheus: OwnPrometheus,
) {
  const expression = parseExpression(required(parameters.query, 'query'));
  const start = parseTime(required(parameters.start, 'start'), 'start');
  const end = parseTime(required(parameters.end, 'end'), 'end');
  const step = parseDuration(required(parameters.step, 'step'));
  refuseRange(start, end, step);
  const series = new Map<string, { metric: Labels; values: Point[] }>();
  for (let index = 0; start + index * step <= end; index++) {
    const time = start + index * step;
    const answer = evaluate(expression, prometheus.store, time);
    for (const { labels, value } of samplesOf(answer)) {
      const key = labelsKey(labels);
      const found = series.get(key) ?? { metric: labels, values: [] };
      found.values.push([time, formatValue(value)]);
      series.set(key, found);
    }
  }
  return { resultType: 'matrix', result: [...series.values()] };
}

/** The selectors of the repeated parameter `match[]`. */
export function readMatchers(parameters: Parameters): LabelMatcher[][] {
  const texts = [parameters['match[]'] ?? []].flat();
  return texts.map(text => {
    const expression = parseExpression(text);
    if (expression.type !== 'selector') {
      throw new PromqlError('bad_data', `${text} is not a selector.`);
    }
    return expression.matchers;
  });
}

function refuseRange(start: number, end: number, step: number): void {
  if (end < start) {
    throw new PromqlError(
      'bad_data',
      'invalid parameter "end": end timestamp must not be before start time',
    );
  }
  if (!(step > 0)) {
    throw new PromqlError(
      'bad_data',
      'zero or negative query resolution step widths are not accepted',
    );
  }
  if ((end - start) / step > MOST_POINTS) {
    throw new PromqlError(
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries',
    );
  }
}

function samplesOf(answer: Value) {
  switch (answer.type) {
    case 'vector':
      return answer.value;
    case 'scalar':
      return [{ labels: {}, value: answer.value }];
    default:
      throw new PromqlError(
        'bad_data',
        'invalid expression type "string" for range query',
      );
  }
}
