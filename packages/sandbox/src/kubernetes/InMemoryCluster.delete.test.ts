import { createRecordedCluster } from './__fixtures__/createRecordedCluster';
import { deployment, pod } from './__fixtures__/manifests';
import { Manifest } from './Cluster';

describe('InMemoryCluster.delete', () => {
  it('lets a running pod end in its own time', () => {
    const { cluster, told } = createRecordedCluster();
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
    const { cluster } = createRecordedCluster();
    const ownedBy = ({
      apiVersion,
      kind,
      metadata,
    }: Manifest & { metadata: { uid?: string } }) => [
      { apiVersion, kind, name: metadata.name, uid: metadata.uid ?? '' },
    ];
    const owner = cluster.apply(deployment('web'));
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
    const { cluster } = createRecordedCluster();
    const owner = cluster.apply(deployment('web'));
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
    const { cluster } = createRecordedCluster();
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
    const { cluster } = createRecordedCluster();
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    cluster.apply(deployment('web'));
    cluster.apply(pod('running'));
    cluster.delete('Namespace', '', 'shop');
    expect([...cluster.list('Pod'), ...cluster.list('Deployment')]).toEqual([]);
    expect(cluster.get('Namespace', '', 'shop')).toBeUndefined();
  });
});
