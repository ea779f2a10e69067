import { parse } from 'yaml';
import { manifestSchema } from '../manifests/Manifest';
import { findDemands } from './findDemands';

const read = (texts: string[]) =>
  texts.map(text => manifestSchema.parse(parse(text)));

const claim = (name: string) => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: a }
spec: { storageClassName: ${name}, resources: { requests: { storage: 1Gi } } }`;

describe('findDemands', () => {
  it('finds what objects name and do not bring with them', () => {
    expect(
      findDemands(
        read([
          claim('fast'),
          claim('own'),
          'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: own }',
          `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: a }
spec: { volumeClaimTemplates: [{ spec: { storageClassName: slow } }] }`,
          `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: a
  annotations: { cert-manager.io/cluster-issuer: letsencrypt }
spec: { ingressClassName: nginx }`,
          `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: a }
spec: { issuerRef: { kind: ClusterIssuer, name: inner } }`,
          `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: a }
spec: { secretStoreRef: { kind: ClusterSecretStore, name: vault } }`,
          `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: b }
spec: { secretStoreRef: { kind: SecretStore, name: own } }`,
        ]),
      ),
    ).toEqual({
      kinds: ['ExternalSecret', 'Certificate'],
      storageClasses: ['fast', 'slow'],
      ingressClasses: ['nginx'],
      issuers: ['inner', 'letsencrypt'],
      secretStores: ['vault'],
    });
  });

  it('needs nothing for objects that name nothing', () => {
    expect(
      findDemands(
        read(['apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }']),
      ),
    ).toEqual({
      kinds: [],
      storageClasses: [],
      ingressClasses: [],
      issuers: [],
      secretStores: [],
    });
  });
});
