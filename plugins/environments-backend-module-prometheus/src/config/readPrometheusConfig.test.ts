import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readPrometheusConfig } from './readPrometheusConfig';

const read = (prometheus: JsonObject) =>
  readPrometheusConfig(new ConfigReader({ environments: { prometheus } }));

const instance = { name: 'main', url: 'https://prometheus.example.com/' };

describe('readPrometheusConfig', () => {
  it('asks nobody without configuration', () => {
    const config = readPrometheusConfig(new ConfigReader({}));
    expect(config.instances).toEqual([]);
  });

  it('reads instances with what they are asked with', () => {
    const config = read({
      instances: [
        { ...instance, bearerToken: 'abc', headers: { 'X-Extra': '1' } },
        {
          name: 'shared',
          url: 'https://mimir.example.com/prometheus',
          tenant: 'team-a',
          basicAuth: { username: 'reader', password: 'pass' },
        },
      ],
    });
    expect(config.pollSeconds).toBe(15);
    expect(config.instances).toEqual([
      {
        name: 'main',
        url: 'https://prometheus.example.com',
        headers: { 'X-Extra': '1', Authorization: 'Bearer abc' },
      },
      {
        name: 'shared',
        url: 'https://mimir.example.com/prometheus',
        headers: {
          'X-Scope-OrgID': 'team-a',
          Authorization: 'Basic cmVhZGVyOnBhc3M=',
        },
      },
    ]);
    expect(
      config.indicators.map(({ id, warning, critical }) => ({
        id,
        warning,
        critical,
      })),
    ).toEqual([
      { id: 'request-rate' },
      { id: 'error-ratio', critical: 0.05 },
      { id: 'latency-p95', warning: 1 },
    ]);
  });

  it('changes shipped indicators and adds others', () => {
    const backlog = {
      id: 'queue',
      title: 'Backlog',
      unit: 'count',
      query: 'sum(celery_tasks_queued{namespace=~"$namespaces"})',
      warning: 1000,
    };
    const { indicators } = read({
      instances: [instance],
      indicators: [{ id: 'latency-p95', warning: 2, critical: 5 }, backlog],
    });
    expect(indicators).toHaveLength(4);
    expect(indicators[2]).toMatchObject({
      id: 'latency-p95',
      unit: 'seconds',
      query: expect.stringContaining('histogram_quantile'),
      warning: 2,
      critical: 5,
    });
    expect(indicators[3]).toEqual({ ...backlog, critical: undefined });
  });

  const query = 'sum(x{namespace=~"$namespaces"})';
  it.each<[string, JsonObject, RegExp]>([
    ['no instances', {}, /environments\.prometheus\.instances/],
    ['no name', { instances: [{ url: 'http://a' }] }, /instances\[0\]\.name/],
    [
      'no URL',
      { instances: [{ ...instance, url: 'a:b' }] },
      /instances\[0\]\.url must be an http/,
    ],
    [
      'credentials in the URL',
      { instances: [{ ...instance, url: 'https://user:secret-1@a' }] },
      /instances\[0\]\.url must not contain credentials(?!.*secret-1)/,
    ],
    [
      'a query in the URL',
      { instances: [{ ...instance, url: 'https://a/?b' }] },
      /instances\[0\]\.url must end with its path/,
    ],
    [
      'two of a name',
      { instances: [instance, instance] },
      /two entries with the name "main"/,
    ],
    [
      'two ways to sign in',
      {
        instances: [
          {
            ...instance,
            bearerToken: 'a',
            basicAuth: { username: 'b', password: 'c' },
          },
        ],
      },
      /instances\[0\] has both bearerToken and basicAuth/,
    ],
    [
      'an unusable header',
      { instances: [{ ...instance, headers: { 'a b': 'c' } }] },
      /instances\[0\]\.headers\.a b/,
    ],
    [
      'polls without rest',
      { instances: [instance], pollSeconds: 0 },
      /pollSeconds is 0/,
    ],
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
