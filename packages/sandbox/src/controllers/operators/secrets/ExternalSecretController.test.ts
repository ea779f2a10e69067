import { KubeObject, Manifest } from '../../../kubernetes/Cluster';
import { objectAt, textAt } from '../../../kubernetes/json';
import {
  conditionOf,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../../testCluster';

function externalSecret(spec: Record<string, unknown>): Manifest {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'database', namespace: NAMESPACE },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'platform' },
      target: { name: 'db-secret' },
      ...spec,
    },
  };
}

const DATA = {
  data: ['url', 'username', 'password'].map(secretKey => ({
    secretKey,
    remoteRef: { key: 'shop/prod/database', property: secretKey },
  })),
};

describe('ExternalSecretController', () => {
  let test: TestCluster;
  const get = () => test.cluster.get('ExternalSecret', NAMESPACE, 'database');
  const secret = (name = 'db-secret') =>
    test.cluster.get('Secret', NAMESPACE, name);
  const valueOf = (object: KubeObject | undefined, key: string) =>
    Buffer.from(textAt(object, 'data', key) ?? '', 'base64').toString();
  const settle = () => test.timeline.advance(1);

  beforeEach(() => {
    test = startTestCluster();
    settle();
  });

  afterEach(() => test.stop());

  it('writes the Secret with the keys that are asked for, and owns it', () => {
    test.cluster.apply(externalSecret(DATA));
    settle();
    expect(Object.keys(objectAt(secret(), 'data'))).toEqual([
      'url',
      'username',
      'password',
    ]);
    expect(valueOf(secret(), 'url')).toMatch(
      /^postgresql:\/\/app:\S+@postgres\.stores\.example\.org:5432\/0$/,
    );
    expect(valueOf(secret(), 'password')).toMatch(/^[\w-]{32}$/);
    expect(secret()?.metadata.ownerReferences).toMatchObject([
      { kind: 'ExternalSecret', name: 'database', controller: true },
    ]);
    expect(secret()?.metadata.managedFields).toMatchObject([
      { manager: 'external-secrets' },
    ]);
    expect(conditionOf(get(), 'Ready')).toMatchObject({
      status: 'True',
      reason: 'SecretSynced',
      message: 'secret synced',
    });
    expect(get()?.status).toMatchObject({
      binding: { name: 'db-secret' },
      refreshTime: expect.any(String),
    });
    test.cluster.delete('ExternalSecret', NAMESPACE, 'database');
    expect(secret()).toBeUndefined();
  });

  it('says nowhere what the values are', () => {
    test.cluster.apply(externalSecret(DATA));
    settle();
    const password = valueOf(secret(), 'password');
    const told = JSON.stringify([get(), test.cluster.list('Event')]);
    expect(told).not.toContain(password);
    expect(told).not.toContain(Buffer.from(password).toString('base64'));
  });

  it('refreshes at its interval, and keeps the values', () => {
    test.cluster.apply(externalSecret(DATA));
    settle();
    const refreshed = () => textAt(get(), 'status', 'refreshTime');
    const before = {
      time: refreshed(),
      password: valueOf(secret(), 'password'),
    };
    test.timeline.advance(1800);
    expect(refreshed()).toBe(before.time);
    test.timeline.advance(1900);
    expect(refreshed()).not.toBe(before.time);
    test.cluster.delete('Secret', NAMESPACE, 'db-secret');
    settle();
    expect(valueOf(secret(), 'password')).toBe(before.password);
  });

  it('fails where there is no such store, until there is', () => {
    const secretStoreRef = { kind: 'SecretStore', name: 'vault' };
    test.cluster.apply(externalSecret({ ...DATA, secretStoreRef }));
    settle();
    expect(conditionOf(get(), 'Ready')).toMatchObject({
      status: 'False',
      reason: 'SecretSyncedError',
      message:
        'could not get SecretStore "vault", SecretStore.external-secrets.io "vault" not found',
    });
    expect(test.reasonsOfEvents()).toContain('UpdateFailed');
    expect(secret()).toBeUndefined();
    test.cluster.apply({
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { name: 'vault', namespace: NAMESPACE },
      spec: { provider: {} },
    });
    settle();
    expect(conditionOf(get(), 'Ready')?.status).toBe('True');
    expect(
      conditionOf(test.cluster.get('SecretStore', NAMESPACE, 'vault'), 'Ready'),
    ).toMatchObject({ status: 'True', reason: 'Valid' });
  });

  it('fills its template', () => {
    const template = {
      type: 'Opaque',
      metadata: { labels: { app: 'shop' } },
      data: {
        DATABASE_URL:
          'postgresql://{{ .username }}:{{ .password }}@postgres/shop',
        ENCODED: '{{ .username | b64enc }}',
      },
    };
    test.cluster.apply(
      externalSecret({ ...DATA, target: { name: 'db-secret', template } }),
    );
    settle();
    expect(valueOf(secret(), 'DATABASE_URL')).toMatch(
      /^postgresql:\/\/app:[\w-]{32}@postgres\/shop$/,
    );
    expect(valueOf(secret(), 'ENCODED')).toBe('YXBw');
    expect(Object.keys(objectAt(secret(), 'data'))).toHaveLength(2);
    expect(secret()?.metadata.labels).toMatchObject({ app: 'shop' });
  });

  it('says which part of a template it cannot read', () => {
    const template = { data: { KEY: '{{ range .all }}x{{ end }}' } };
    test.cluster.apply(externalSecret({ ...DATA, target: { template } }));
    settle();
    expect(conditionOf(get(), 'Ready')).toMatchObject({
      reason: 'SecretSyncedError',
      message: 'the sandbox cannot read the action {{ range .all }}',
    });
  });

  it('takes of a whole key what the workloads ask for', () => {
    test.cluster.apply(
      externalSecret({ dataFrom: [{ extract: { key: 'shop/prod' } }] }),
    );
    test.cluster.apply(
      deployment('web', {
        replicas: 1,
        container: {
          env: [
            {
              name: 'DATABASE_PASSWORD',
              valueFrom: {
                secretKeyRef: { name: 'db-secret', key: 'PASSWORD' },
              },
            },
          ],
        },
      }),
    );
    test.timeline.until(() => test.readyPods().length === 1);
    expect(Object.keys(objectAt(secret(), 'data'))).toEqual(['PASSWORD']);
  });
});
