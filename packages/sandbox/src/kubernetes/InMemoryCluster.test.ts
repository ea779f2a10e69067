import { ClusterEvent, Manifest } from './Cluster';
import { InMemoryCluster } from './InMemoryCluster';

const NOW = new Date('2026-03-04T05:06:07.890Z');

function createCluster() {
  let count = 0;
  const cluster = new InMemoryCluster({
    clock: () => NOW,
    uid: () => `uid-${(count += 1)}`,
  });
  const events: ClusterEvent[] = [];
  cluster.subscribe(event => events.push(event));
  const told = () =>
    events.map(
      ({ type, object }) => `${type} ${object.kind}/${object.metadata.name}`,
    );
  return { cluster, events, told };
}

const deployment: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
  spec: { replicas: 2, template: { spec: { containers: [{ name: 'web' }] } } },
};

function pod(name: string, extra: Record<string, unknown> = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop' },
    spec: { nodeName: 'node-1' },
    ...extra,
  };
}

describe('InMemoryCluster', () => {
  it('fills in what the server decides', () => {
    const { cluster } = createCluster();
    const created = cluster.apply(deployment);
    expect(created.metadata).toEqual({
      name: 'web',
      namespace: 'shop',
      labels: { app: 'web' },
      uid: expect.stringMatching(/^uid-/),
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
    const { cluster, told } = createCluster();
    const first = cluster.apply(deployment);
    const labelled = cluster.patch('Deployment', 'shop', 'web', {
      metadata: { labels: { tier: 'front' } },
      status: { readyReplicas: 1 },
    });
    expect(labelled.metadata.generation).toBe(1);
    expect(labelled.metadata.labels).toEqual({ app: 'web', tier: 'front' });
    expect(Number(labelled.metadata.resourceVersion)).toBeGreaterThan(
      Number(first.metadata.resourceVersion),
    );

    const scaled = cluster.apply({ ...deployment, spec: { replicas: 5 } });
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
    const { cluster, told } = createCluster();
    const first = cluster.apply(deployment);
    expect(cluster.apply(deployment)).toBe(first);
    expect(cluster.patch('Deployment', 'shop', 'web', {})).toBe(first);
    expect(told()).toEqual(['ADDED Deployment/web']);
  });

  it('refuses to write over a newer version', () => {
    const { cluster } = createCluster();
    const read = cluster.apply(deployment);
    cluster.patch('Deployment', 'shop', 'web', { spec: { replicas: 3 } });
    expect(() => cluster.replace(read)).toThrow(
      'Operation cannot be fulfilled on deployments.apps "web": the object has been modified',
    );
    expect(() => cluster.create(deployment)).toThrow(
      'deployments.apps "web" already exists',
    );
  });

  it('hands out objects that cannot be changed', () => {
    const { cluster } = createCluster();
    const { metadata } = cluster.apply(deployment);
    expect(() => {
      metadata.name = 'other';
    }).toThrow(TypeError);
  });

  it('lets a running pod end in its own time', () => {
    const { cluster, told } = createCluster();
    cluster.apply(pod('running'));
    cluster.apply(pod('done', { status: { phase: 'Succeeded' } }));
    cluster.apply(pod('pending', { spec: {} }));
    for (const name of ['running', 'done', 'pending']) {
      cluster.delete('Pod', 'shop', name);
    }
    expect(cluster.list('Pod').map(found => found.metadata)).toEqual([
      expect.objectContaining({
        name: 'running',
        deletionTimestamp: '2026-03-04T05:06:37Z',
        deletionGracePeriodSeconds: 30,
      }),
    ]);
    cluster.delete('Pod', 'shop', 'running');
    expect(cluster.list('Pod')).toEqual([]);
    cluster.delete('Pod', 'shop', 'running');
    expect(told().filter(line => line === 'DELETED Pod/running')).toHaveLength(
      1,
    );
  });

  it('takes the dependents along, down to the last generation', () => {
    const { cluster } = createCluster();
    const ownedBy = ({
      apiVersion,
      kind,
      metadata,
    }: Manifest & { metadata: { uid?: string } }) => [
      { apiVersion, kind, name: metadata.name, uid: metadata.uid ?? '' },
    ];
    const owner = cluster.apply(deployment);
    const replicaSet = cluster.apply({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: 'web-1',
        namespace: 'shop',
        ownerReferences: ownedBy(owner),
      },
    });
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'web-1-a',
        namespace: 'shop',
        ownerReferences: ownedBy(replicaSet),
      },
    });
    const orphan = cluster.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'kept',
        namespace: 'shop',
        ownerReferences: ownedBy(owner),
      },
    });
    cluster.patch('ConfigMap', 'shop', 'kept', {
      metadata: {
        ownerReferences: [
          ...ownedBy(owner),
          ...ownedBy(cluster.apply(pod('other'))),
        ],
      },
    });
    cluster.delete('Deployment', 'shop', 'web');
    expect(cluster.list('ReplicaSet')).toEqual([]);
    expect(cluster.list('Pod').map(found => found.metadata.name)).toEqual([
      'other',
    ]);
    expect(cluster.get('ConfigMap', 'shop', 'kept')?.metadata).toMatchObject({
      uid: orphan.metadata.uid,
      ownerReferences: [{ name: 'other' }],
    });
  });

  it('leaves orphans behind when asked to', () => {
    const { cluster } = createCluster();
    const owner = cluster.apply(deployment);
    cluster.apply({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: 'web-1',
        namespace: 'shop',
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'web',
            uid: owner.metadata.uid,
          },
        ],
      },
    });
    cluster.delete('Deployment', 'shop', 'web', {
      propagationPolicy: 'Orphan',
    });
    expect(
      cluster.get('ReplicaSet', 'shop', 'web-1')?.metadata.ownerReferences,
    ).toEqual([]);
  });

  it('waits for finalizers', () => {
    const { cluster } = createCluster();
    cluster.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'web',
        namespace: 'argocd',
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {},
    });
    cluster.delete('Application', 'argocd', 'web');
    expect(
      cluster.get('Application', 'argocd', 'web')?.metadata.deletionTimestamp,
    ).toBeDefined();
    cluster.patch('Application', 'argocd', 'web', {
      metadata: { finalizers: null },
    });
    expect(cluster.get('Application', 'argocd', 'web')).toBeUndefined();
  });

  it('empties a namespace that is deleted', () => {
    const { cluster } = createCluster();
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    cluster.apply(deployment);
    cluster.apply(pod('running'));
    cluster.delete('Namespace', '', 'shop');
    expect([...cluster.list('Pod'), ...cluster.list('Deployment')]).toEqual([]);
    expect(cluster.get('Namespace', '', 'shop')).toBeUndefined();
  });

  it('tells a change that answers another after it', () => {
    const { cluster } = createCluster();
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
    const { cluster } = createCluster();
    cluster.subscribe(() => {
      throw new Error('broken listener');
    });
    const seen: string[] = [];
    cluster.subscribe(({ object }) => seen.push(object.metadata.name));
    expect(() => cluster.apply(pod('a'))).toThrow('broken listener');
    expect(seen).toEqual(['a']);
  });

  it('refuses kinds that it does not serve', () => {
    const { cluster } = createCluster();
    expect(() =>
      cluster.apply({
        apiVersion: 'x.dev/v1',
        kind: 'Widget',
        metadata: { name: 'a' },
      }),
    ).toThrow('no matches for kind "Widget" in version "x.dev/v1"');
  });
});
