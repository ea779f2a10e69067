import { findCluster } from './findCluster';

const IN_CLUSTER = 'https://kubernetes.default.svc';

const options = {
  clusters: [
    { name: 'live', url: 'https://live.example:6443' },
    { name: 'test' },
  ],
  clusterNames: [
    { destination: IN_CLUSTER, cluster: 'live' },
    { destination: IN_CLUSTER, instance: 'south', cluster: 'test' },
    { destination: 'old-name', cluster: 'test' },
  ],
};

describe('findCluster', () => {
  it.each([
    [{ server: 'https://live.example:6443/' }, 'north', 'live'],
    [{ server: 'https://LIVE.example:6443' }, 'north', 'live'],
    [{ server: 'https://other.example' }, 'north', undefined],
    [{ name: 'test' }, 'north', 'test'],
    [{ name: 'old-name' }, 'north', 'test'],
    [{ name: 'in-cluster' }, 'north', undefined],
    [{ server: IN_CLUSTER }, 'north', 'live'],
    [{ server: IN_CLUSTER }, 'south', 'test'],
    [{}, 'north', undefined],
  ])('of %j in %s is %j', (destination, instance, cluster) => {
    expect(findCluster(destination, instance, options)).toBe(cluster);
  });
});
