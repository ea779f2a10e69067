import { createRecordedCluster } from './__fixtures__/createRecordedCluster';
import { deployment, pod } from './__fixtures__/manifests';

describe('InMemoryCluster', () => {
  it('fills in what the server decides', () => {
    const { cluster } = createRecordedCluster();
    const created = cluster.apply(deployment('web'));
    expect(created.metadata).toEqual({
      managedFields: expect.any(Array),
      name: 'web',
      namespace: 'shop',
      labels: { app: 'web' },
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resourceVersion: cluster.resourceVersion,
      generation: 1,
      creationTimestamp: '2026-03-04T05:06:07Z',
    });
    expect(created.spec).toMatchObject({
      replicas: 2,
      revisionHistoryLimit: 10,
      strategy: { type: 'RollingUpdate' },
    });
    expect(cluster.get('Deployment', 'shop', 'web')).toBe(created);
    expect(cluster.list('Deployment')).toEqual([created]);
    expect(cluster.list('Deployment', 'other')).toEqual([]);
  });

  it('raises the generation with the spec only, and the version with any change', () => {
    const { cluster, told } = createRecordedCluster();
    const first = cluster.apply(deployment('web'));
    const labelled = cluster.patch('Deployment', 'shop', 'web', {
      metadata: { labels: { tier: 'front' } },
      status: { readyReplicas: 1 },
    });
    expect(labelled.metadata.generation).toBe(1);
    expect(labelled.metadata.labels).toEqual({ app: 'web', tier: 'front' });
    expect(Number(labelled.metadata.resourceVersion)).toBeGreaterThan(
      Number(first.metadata.resourceVersion),
    );

    const scaled = cluster.apply({
      ...deployment('web'),
      spec: { replicas: 5 },
    });
    expect(scaled.metadata.generation).toBe(2);
    expect(scaled.spec).toMatchObject({
      replicas: 5,
      template: expect.anything(),
    });
    expect(scaled.status).toEqual({ readyReplicas: 1 });
    expect(told()).toEqual([
      'ADDED Deployment/web',
      'MODIFIED Deployment/web',
      'MODIFIED Deployment/web',
    ]);
  });

  it('keeps the version when a write changes nothing', () => {
    const { cluster, told } = createRecordedCluster();
    const first = cluster.apply(deployment('web'));
    expect(cluster.apply(deployment('web'))).toBe(first);
    expect(cluster.patch('Deployment', 'shop', 'web', {})).toBe(first);
    expect(told()).toEqual(['ADDED Deployment/web']);
  });

  it('refuses to write over a newer version', () => {
    const { cluster } = createRecordedCluster();
    const read = cluster.apply(deployment('web'));
    cluster.patch('Deployment', 'shop', 'web', { spec: { replicas: 3 } });
    expect(() => cluster.replace(read)).toThrow(
      'Operation cannot be fulfilled on deployments.apps "web": the object has been modified',
    );
    expect(() => cluster.create(deployment('web'))).toThrow(
      'deployments.apps "web" already exists',
    );
  });

  it('hands out objects that cannot be changed', () => {
    const { cluster } = createRecordedCluster();
    const { metadata } = cluster.apply(deployment('web'));
    expect(() => {
      metadata.name = 'other';
    }).toThrow(TypeError);
  });

  it('tells a change that answers another after it', () => {
    const { cluster } = createRecordedCluster();
    const seen: string[] = [];
    cluster.subscribe(({ object }) => {
      if (object.metadata.name === 'first') {
        cluster.apply({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'second' },
        });
      }
    });
    const end = cluster.subscribe(({ object }) =>
      seen.push(object.metadata.name),
    );
    cluster.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'first' },
    });
    end();
    cluster.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'third' },
    });
    expect(seen).toEqual(['first', 'second']);
  });

  it('tells the other listeners when one fails', () => {
    const { cluster } = createRecordedCluster();
    cluster.subscribe(() => {
      throw new Error('broken listener');
    });
    const seen: string[] = [];
    cluster.subscribe(({ object }) => seen.push(object.metadata.name));
    expect(() => cluster.apply(pod('a'))).toThrow('broken listener');
    expect(seen).toEqual(['a']);
  });

  it('refuses kinds that it does not serve', () => {
    const { cluster } = createRecordedCluster();
    expect(() =>
      cluster.apply({
        apiVersion: 'x.dev/v1',
        kind: 'Widget',
        metadata: { name: 'a' },
      }),
    ).toThrow('no matches for kind "Widget" in version "x.dev/v1"');
  });
});
