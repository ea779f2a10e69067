import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readPrometheusConfig } from './readPrometheusConfig';

const read = (prometheus: JsonObject) =>
  readPrometheusConfig(new ConfigReader({ environments: { prometheus } }));

const instance = { name: 'main', url: 'https://prometheus.example.com/' };
const query = 'sum(x{namespace=~"$namespaces"})';

describe('readIndicators', () => {
  it('changes shipped indicators and adds others', () => {
    const jobs = {
      id: 'jobs',
      title: 'Backlog',
      unit: 'count',
      queries: [
        'sum(jobs_waiting{namespace=~"$namespaces"})',
        'sum(old_jobs_waiting{namespace=~"$namespaces"})',
      ],
      warning: 10,
      trouble: 'below',
      needsTraffic: true,
    };
    const { indicators } = read({
      instances: [instance],
      indicators: [
        { id: 'latency-p95', warning: 2, critical: 5 },
        { id: 'queue-length', optional: false },
        { id: 'cpu-throttled', disabled: true },
        jobs,
      ],
    });
    const byId = new Map(indicators.map(each => [each.id, each]));
    expect(byId.size).toBe(9);
    expect(byId.get('latency-p95')).toMatchObject({
      unit: 'seconds',
      queries: [expect.stringContaining('histogram_quantile')],
      warning: 2,
      critical: 5,
      needsTraffic: true,
    });
    expect(byId.get('queue-length')).toMatchObject({
      optional: false,
      warning: 1000,
    });
    expect(byId.has('cpu-throttled')).toBe(false);
    expect(byId.get('jobs')).toEqual({ ...jobs, optional: false });
  });

  it.each<[string, JsonObject, RegExp]>([
    [
      'a new indicator without a query',
      {
        instances: [instance],
        indicators: [{ id: 'x', title: 'X', unit: 'count' }],
      },
      /indicators\[0\]\.query/,
    ],
    [
      'an unknown unit',
      {
        instances: [instance],
        indicators: [{ id: 'x', title: 'X', unit: 'ms', query }],
      },
      /indicators\[0\]\.unit is "ms"/,
    ],
    [
      'an indicator of all environments',
      {
        instances: [instance],
        indicators: [{ id: 'error-ratio', query: 'sum(x)' }],
      },
      /indicators\[0\]\.query must select the environment/,
    ],
    [
      'a placeholder outside of a matcher',
      {
        instances: [instance],
        indicators: [
          { id: 'error-ratio', query: `${query} + x{a="$namespaces"}` },
        ],
      },
      /indicators\[0\]\.query must select the environment/,
    ],
    [
      'an alternative of all environments',
      {
        instances: [instance],
        indicators: [{ id: 'error-ratio', queries: [query, 'sum(x)'] }],
      },
      /indicators\[0\]\.queries\[1\] must select the environment/,
    ],
    [
      'no alternative',
      {
        instances: [instance],
        indicators: [{ id: 'error-ratio', queries: [] }],
      },
      /indicators\[0\]\.queries must have at least one entry/,
    ],
    [
      'a query and alternatives',
      {
        instances: [instance],
        indicators: [{ id: 'error-ratio', query, queries: [query] }],
      },
      /indicators\[0\] has both query and queries/,
    ],
    [
      'trouble on no side',
      {
        instances: [instance],
        indicators: [{ id: 'error-ratio', trouble: 'left' }],
      },
      /indicators\[0\]\.trouble is "left"/,
    ],
    [
      'two indicators of an id',
      {
        instances: [instance],
        indicators: [{ id: 'error-ratio' }, { id: 'error-ratio' }],
      },
      /two entries with the id "error-ratio"/,
    ],
  ])('complains of %s', (_case, config, complaint) => {
    expect(() => read(config)).toThrow(complaint);
  });
});
