import { X509Certificate } from 'node:crypto';
import { textAt } from '../../../kubernetes/json';
import {
  conditionOf,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../../testCluster';

const DAY = 24 * 60 * 60 * 1000;

jest.setTimeout(30_000);

describe('CertificateController', () => {
  let test: TestCluster;
  const ingress = (issuer: string, hosts = ['shop.example.org']) =>
    test.cluster.apply({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: 'shop',
        namespace: NAMESPACE,
        annotations: { 'cert-manager.io/cluster-issuer': issuer },
      },
      spec: { tls: [{ hosts, secretName: 'shop-tls' }] },
    });
  const certificate = () =>
    test.cluster.get('Certificate', NAMESPACE, 'shop-tls');
  const secret = () => test.cluster.get('Secret', NAMESPACE, 'shop-tls');
  const parsed = () =>
    new X509Certificate(
      Buffer.from(textAt(secret(), 'data', 'tls.crt') ?? '', 'base64'),
    );
  /** Keys are made beside the time of the cluster. */
  const issued = async (condition = () => secret() !== undefined) => {
    test.timeline.advance(15);
    const end = Date.now() + 20_000;
    while (!condition() && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    test.timeline.advance(1);
  };

  beforeEach(() => {
    test = startTestCluster();
    test.timeline.advance(1);
  });

  afterEach(() => test.stop());

  it('gives an annotated Ingress a certificate of ninety days', async () => {
    ingress('letsencrypt-prod');
    test.timeline.advance(1);
    expect(conditionOf(certificate(), 'Ready')).toMatchObject({
      status: 'False',
      reason: 'DoesNotExist',
    });
    await issued();
    expect(secret()?.type).toBe('kubernetes.io/tls');
    expect(parsed().subjectAltName).toBe('DNS:shop.example.org');
    const lasts = Date.parse(parsed().validTo) - Date.parse(parsed().validFrom);
    expect(Math.round(lasts / DAY)).toBe(90);
    expect(conditionOf(certificate(), 'Ready')).toMatchObject({
      status: 'True',
      reason: 'Ready',
    });
    expect(certificate()?.status).toMatchObject({
      notAfter: '2030-04-01T00:00:01Z',
      renewalTime: '2030-03-02T00:00:01Z',
      revision: 1,
    });
    expect(certificate()?.metadata.ownerReferences).toMatchObject([
      { kind: 'Ingress', name: 'shop' },
    ]);
    expect(test.reasonsOfEvents()).toEqual(
      expect.arrayContaining(['CreateCertificate', 'Issuing']),
    );
  });

  it('issues anew when another host is asked for, or the Secret is gone', async () => {
    ingress('letsencrypt-prod');
    await issued();
    ingress('letsencrypt-prod', ['shop.example.org', 'www.example.org']);
    await issued(
      () => parsed().subjectAltName?.includes('www.example.org') ?? false,
    );
    expect(conditionOf(certificate(), 'Ready')?.status).toBe('True');
    test.cluster.delete('Secret', NAMESPACE, 'shop-tls');
    await issued();
    expect(secret()).toBeDefined();
  });

  it('waits for an issuer that does not exist', async () => {
    ingress('nobody');
    test.timeline.advance(20);
    expect(test.reasonsOfEvents()).toContain('IssuerNotFound');
    expect(secret()).toBeUndefined();
    test.cluster.apply({
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      metadata: { name: 'nobody' },
      spec: {},
    });
    await issued();
    expect(secret()).toBeDefined();
    expect(
      conditionOf(test.cluster.get('ClusterIssuer', '', 'nobody'), 'Ready'),
    ).toMatchObject({ status: 'True' });
  });

  it('says of one that ended that it did', async () => {
    ingress('letsencrypt-prod');
    await issued();
    test.timeline.advance(91 * 24 * 60 * 60);
    expect(conditionOf(certificate(), 'Ready')).toMatchObject({
      status: 'False',
      reason: 'Expired',
    });
  });
});
