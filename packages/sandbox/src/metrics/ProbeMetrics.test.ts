import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { ProbeMetrics } from './ProbeMetrics';

const NOW = Date.parse('2026-03-02T10:00:00Z') / 1000;

describe('ProbeMetrics', () => {
  it('tells of each host whether its first page comes, and when its certificate ends', () => {
    const clock = () => new Date(NOW * 1000);
    const cluster = new InMemoryCluster({ clock });
    const backend = (name: string) => ({ service: { name } });
    const http = {
      paths: [
        { path: '/api', backend: backend('backend') },
        { path: '/', backend: backend('frontend') },
      ],
    };
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    cluster.apply({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'shop', namespace: 'shop' },
      spec: {
        tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }],
        rules: [
          { host: 'shop.example.org', http },
          { host: 'plain.example.org', http },
        ],
      },
    });
    const valuesOf = (name: string) =>
      new ProbeMetrics(cluster)
        .samples(NOW)
        .filter(sample => sample.name === name)
        .map(({ labels, value }) => [labels.target, value]);

    expect(valuesOf('probe_success')).toEqual([
      ['https://shop.example.org', 0],
      ['http://plain.example.org', 0],
    ]);
    expect(valuesOf('probe_ssl_earliest_cert_expiry')).toEqual([
      ['https://shop.example.org', NOW + 90 * 86_400],
    ]);
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name: 'frontend', namespace: 'shop' },
      subsets: [{ addresses: [{ ip: '10.244.0.2' }] }],
    });
    expect(valuesOf('probe_http_status_code')).toEqual([
      ['https://shop.example.org', 200],
      ['http://plain.example.org', 200],
    ]);
  });
});
