import { objectAt } from '../../../kubernetes/json';
import {
  conditionOf,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../../testCluster';

const REFERENCE = {
  secretName: 'backend-secrets',
  secretNamespace: NAMESPACE,
  creationPolicy: 'Owner',
};

describe('InfisicalSecretController', () => {
  let test: TestCluster;
  const keys = () =>
    Object.keys(
      objectAt(
        test.cluster.get('Secret', NAMESPACE, 'backend-secrets'),
        'data',
      ),
    );
  const apply = (managedSecretReference: Record<string, unknown>) =>
    test.cluster.apply({
      apiVersion: 'secrets.infisical.com/v1alpha1',
      kind: 'InfisicalSecret',
      metadata: { name: 'backend', namespace: NAMESPACE },
      spec: {
        hostAPI: 'https://infisical.example.org/api',
        resyncInterval: 60,
        managedSecretReference,
      },
    });
  const usingKeys = (...names: string[]) =>
    deployment('backend', {
      replicas: 1,
      container: {
        env: names.map(key => ({
          name: key,
          valueFrom: { secretKeyRef: { name: 'backend-secrets', key } },
        })),
      },
    });

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  it('writes the keys that workloads ask for, whichever comes first', () => {
    apply(REFERENCE);
    test.timeline.advance(1);
    expect(keys()).toEqual([]);
    test.cluster.apply(usingKeys('SECRET_KEY', 'DATABASE_PASSWORD'));
    test.timeline.until(() => test.readyPods().length === 1);
    expect(keys()).toEqual(['DATABASE_PASSWORD', 'SECRET_KEY']);
    const object = test.cluster.get('InfisicalSecret', NAMESPACE, 'backend');
    expect(
      conditionOf(object, 'secrets.infisical.com/ReadyToSyncSecrets'),
    ).toMatchObject({ status: 'True', reason: 'OK' });

    test.cluster.apply(usingKeys('SECRET_KEY', 'OIDC_CLIENT_SECRET'));
    test.timeline.advance(60);
    expect(keys()).toContain('OIDC_CLIENT_SECRET');
    expect(test.readyPods()).toHaveLength(1);
  });

  it('writes what its template says, and the names in it', () => {
    apply({
      ...REFERENCE,
      template: {
        includeAllSecrets: false,
        data: { DATABASE_PASSWORD: '{{ .DATABASE_PASSWORD.Value }}' },
      },
    });
    test.timeline.advance(1);
    expect(keys()).toEqual(['DATABASE_PASSWORD']);
  });
});
