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
          clusters: ['eks-prod'],
          clusterLabel: {
            name: 'k8s_cluster',
            values: { 'eks-prod': 'prod' },
          },
          namespaceLabel: 'kubernetes_namespace',
          alertmanager: {
            url: 'https://mimir.example.com/alertmanager/',
            bearerToken: 'alerts',
          },
        },
      ],
    });
    expect(config.pollSeconds).toBe(15);
    expect(config.instances).toEqual([
      {
        name: 'main',
        url: 'https://prometheus.example.com',
        headers: { 'X-Extra': '1', Authorization: 'Bearer abc' },
        clusters: [],
        namespaceLabel: 'namespace',
      },
      {
        name: 'shared',
        url: 'https://mimir.example.com/prometheus',
        headers: {
          'X-Scope-OrgID': 'team-a',
          Authorization: 'Basic cmVhZGVyOnBhc3M=',
        },
        clusters: ['eks-prod'],
        clusterLabel: { name: 'k8s_cluster', values: { 'eks-prod': 'prod' } },
        namespaceLabel: 'kubernetes_namespace',
        alertmanager: {
          url: 'https://mimir.example.com/alertmanager',
          headers: { Authorization: 'Bearer alerts' },
        },
      },
    ]);
    expect(
      config.indicators.map(
        ({ id, warning = '', critical = '', trouble, optional }) =>
          `${id} ${warning} ${critical} ${trouble}${
            optional ? ' optional' : ''
          }`,
      ),
    ).toEqual([
      'request-rate   above',
      'error-ratio  0.05 above',
      'latency-p95 1  above',
      'cpu-saturation 0.9  above optional',
      'memory-saturation 0.8  above optional',
      'cpu-throttled 0.25  above optional',
      'queue-length 1000  above optional',
      'volume-usage  0.9 above optional',
      'certificate-expiry 1814400 604800 below optional',
    ]);
  });

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
      'a label that cannot be',
      { instances: [{ ...instance, clusterLabel: { name: 'a-b' } }] },
      /instances\[0\]\.clusterLabel\.name is "a-b"/,
    ],
    [
      'the label of a cluster that the instance does not hold',
      {
        instances: [
          {
            ...instance,
            clusters: ['a'],
            clusterLabel: { name: 'cluster', values: { b: 'x' } },
          },
        ],
      },
      /clusterLabel\.values names "b"/,
    ],
    [
      'an Alertmanager without a URL',
      { instances: [{ ...instance, alertmanager: {} }] },
      /instances\[0\]\.alertmanager\.url/,
    ],
  ])('complains of %s', (_case, config, complaint) => {
    expect(() => read(config)).toThrow(complaint);
  });
});
