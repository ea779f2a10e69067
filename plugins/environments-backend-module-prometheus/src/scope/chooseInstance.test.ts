import type { PrometheusInstanceConfig } from '../config/PrometheusConfig';
import { chooseInstance } from './chooseInstance';

type Where = Parameters<typeof chooseInstance>[0];

function anInstance(
  name: string,
  ...clusters: string[]
): PrometheusInstanceConfig {
  const url = `https://${name}.example.org`;
  return { name, url, headers: {}, clusters, namespaceLabel: 'namespace' };
}

const EU = anInstance('eu', 'eks-eu');
const US = anInstance('us', 'eks-us', 'eks-us-2');
const REST = anInstance('rest');

describe('chooseInstance', () => {
  it.each<[string, Where, PrometheusInstanceConfig[], string]>([
    ['by name', { prometheus: 'us', cluster: 'eks-eu' }, [EU, US], 'us'],
    ['by cluster', { cluster: 'eks-us-2' }, [EU, US, REST], 'us'],
    ['the lone one', { cluster: 'other' }, [REST], 'rest'],
    ['the lone one without a cluster', {}, [REST], 'rest'],
    ['the one for the rest', { cluster: 'other' }, [EU, US, REST], 'rest'],
  ])('chooses %s', (_case, environment, instances, name) => {
    expect(chooseInstance(environment, instances)).toMatchObject({
      instance: { name },
    });
  });

  it.each<[string, Where, PrometheusInstanceConfig[], RegExp]>([
    ['for a strange name', { prometheus: 'x' }, [EU], /"x" is not configured/],
    [
      'of another cluster',
      { cluster: 'other' },
      [EU],
      /No Prometheus instance knows .*cluster "other".*service-name/,
    ],
    ['without a cluster', {}, [EU], /No Prometheus .*\(no cluster\)/],
    [
      'of two for the rest',
      { cluster: 'other' },
      [REST, anInstance('second')],
      /"rest", "second" could all know .*list the cluster in `clusters`/,
    ],
    [
      'of two of the cluster',
      { cluster: 'eks-eu' },
      [EU, anInstance('twin', 'eks-eu')],
      /"eu", "twin" could all know/,
    ],
  ])('chooses none %s', (_case, environment, instances, problem) => {
    expect(chooseInstance(environment, instances)).toEqual({
      problem: expect.stringMatching(problem),
    });
  });
});
