import { planCluster, VIEWED, VIEWED_PODS } from './planCluster';
import { seedCluster } from './seedCluster';

const clock = () => new Date('2026-01-01T00:00:00Z');
const KINDS = ['Pod', 'Deployment', 'ReplicaSet', 'Service', 'Ingress'];

function objects(seed: number) {
  const cluster = seedCluster({ plan: planCluster(173), seed, clock });
  return KINDS.flatMap(kind => cluster.list(kind));
}

describe('seedCluster', () => {
  it('gives the same cluster for the same seed, and another for another', () => {
    expect(objects(1)).toEqual(objects(1));
    expect(objects(2)).not.toEqual(objects(1));
  });

  it('links every Pod to the Deployment that owns it', () => {
    const all = objects(1);
    const uids = new Set(all.map(({ metadata }) => metadata.uid));
    const pods = all.filter(({ kind }) => kind === 'Pod');
    expect(
      pods.every(({ metadata }) =>
        metadata.ownerReferences?.every(({ uid }) => uids.has(uid)),
      ),
    ).toBe(true);
  });

  it.each([VIEWED_PODS, 173, 3000])('holds %d Pods', pods => {
    const cluster = seedCluster({ plan: planCluster(pods), seed: 1, clock });
    expect(cluster.list('Pod')).toHaveLength(pods);
    expect(
      cluster
        .list('Pod')
        .filter(
          ({ metadata }) =>
            metadata.labels?.['backstage.io/kubernetes-id'] === VIEWED,
        ),
    ).toHaveLength(VIEWED_PODS);
  });
});

describe('planCluster', () => {
  it('has every namespace in one environment', () => {
    const { applications, environments } = planCluster(3000);
    const used = new Set(applications.map(({ namespace }) => namespace));
    const covered = environments.flatMap(({ namespaces }) => namespaces);
    expect([...covered].sort()).toEqual([...used].sort());
  });
});
