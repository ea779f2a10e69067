import fc from 'fast-check';
import { metricsOf } from './promqlMetrics';

describe('metricsOf', () => {
  it.each<[string, string[]]>([
    ['up == 0', ['up']],
    [
      'sum(rate(http_requests_total{status=~"5.."}[5m])) > 0.05',
      ['http_requests_total'],
    ],
    [
      'histogram_quantile(0.95, sum by (namespace, le) (rate(http_request_duration_seconds_bucket[5m]))) > 1e3',
      ['http_request_duration_seconds_bucket'],
    ],
    [
      'a:b:rate5m and on (pod) group_left (node) c unless d offset 5m',
      ['a:b:rate5m', 'c', 'd'],
    ],
    ['count(x) without (instance) or vector(0)', ['x']],
    ['x{text="a{b} c"} > bool 1', ['x']],
    ['time() - x', ['x']],
    ['', []],
  ])('finds in %s: %s', (query, metrics) => {
    expect([...metricsOf(query)].sort()).toEqual([...metrics].sort());
  });

  it('is quick and calm whatever it reads', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), query => {
        expect(metricsOf(query).size).toBeLessThanOrEqual(query.length);
      }),
    );
  });
});
