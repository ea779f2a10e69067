import { InMemoryCluster } from '../../kubernetes/InMemoryCluster';
import type { Manifest } from '../../kubernetes/Cluster';
import { objectAt } from '../../kubernetes/json';
import { appliedObject, lastAppliedOf, withLastApplied } from './appliedObject';
import { compareManifest } from './compareManifest';

const deployment = (pod: object, spec: object = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'backend', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'backend' } },
    template: { metadata: { labels: { app: 'backend' } }, spec: pod },
    ...spec,
  },
});
const app = (more: object = {}) => ({ name: 'app', image: 'app:1', ...more });
const one = deployment({
  containers: [app({ ports: [{ containerPort: 1 }] })],
});

describe('compareManifest', () => {
  let cluster: InMemoryCluster;

  beforeEach(() => {
    cluster = new InMemoryCluster({ clock: () => new Date() });
    const metadata = { name: 'shop' };
    cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata });
  });

  function find({ kind, metadata }: Manifest) {
    return cluster.get(kind, metadata.namespace ?? '', metadata.name);
  }
  /** As a sync does. */
  function apply(manifest: Manifest) {
    const live = find(manifest);
    const noted = withLastApplied(manifest);
    return live
      ? cluster.replace(appliedObject(live, noted, lastAppliedOf(live)))
      : cluster.create(appliedObject(undefined, noted));
  }
  function compare(manifest: Manifest, ...ignored: string[]) {
    const live = find(manifest);
    if (!live) {
      throw new Error('Nothing was applied.');
    }
    return compareManifest(manifest, live, ignored);
  }
  const containersOf = (manifest: Manifest | undefined) =>
    objectAt(manifest, 'spec', 'template', 'spec').containers;

  it('finds no difference in what was applied, with all its defaults', () => {
    const live = apply(one);
    expect(live.spec).toMatchObject({ revisionHistoryLimit: 10 });
    const { inSync, predicted, live: normalized } = compare(one);
    expect(inSync).toBe(true);
    expect(predicted).toEqual(normalized);
    expect(predicted.metadata.managedFields).toBeUndefined();
  });

  it('finds only what changed, beside what the cluster filled in', () => {
    apply(one);
    const next = deployment({
      containers: [app({ image: 'app:2', ports: [{ containerPort: 1 }] })],
    });
    const { inSync, live, predicted } = compare(next);
    expect(inSync).toBe(false);
    expect(containersOf(live)).toEqual([
      app({ ports: [{ containerPort: 1, protocol: 'TCP' }] }),
    ]);
    expect(containersOf(predicted)).toEqual([
      app({ image: 'app:2', ports: [{ containerPort: 1, protocol: 'TCP' }] }),
    ]);
  });

  it.each<[string, Manifest, Manifest, unknown[]]>([
    [
      'a container and a variable that went',
      deployment({
        containers: [
          app({ env: [{ name: 'A' }, { name: 'B' }] }),
          { name: 'x' },
        ],
      }),
      deployment({ containers: [app({ env: [{ name: 'B' }] })] }),
      [app({ env: [{ name: 'B' }] })],
    ],
    [
      'the order of Git',
      deployment({ containers: [{ name: 'a' }, { name: 'b' }] }),
      deployment({ containers: [{ name: 'b' }, { name: 'c' }, { name: 'a' }] }),
      [{ name: 'b' }, { name: 'c' }, { name: 'a' }],
    ],
    [
      'a list without names, as a whole',
      deployment({ containers: [app({ args: ['a', 'b'] })] }),
      deployment({ containers: [app({ args: ['c'] })] }),
      [app({ args: ['c'] })],
    ],
  ])('knows %s', (_what, before, after, containers) => {
    apply(before);
    expect(containersOf(compare(after).predicted)).toEqual(containers);
    expect(containersOf(apply(after))).toEqual(containers);
    expect(compare(after).inSync).toBe(true);
  });

  it('takes away a key that Git does not name any more', () => {
    const map = (data: object) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'app', namespace: 'shop' },
      data,
    });
    apply(map({ a: '1', b: '1' }));
    expect(compare(map({ a: '1' }))).toMatchObject({ inSync: false });
    expect(apply(map({ a: '1' })).data).toEqual({ a: '1' });
  });

  it('leaves alone what somebody else added', () => {
    apply(one);
    cluster.patch('Deployment', 'shop', 'backend', {
      metadata: { labels: { added: 'by hand' } },
      spec: {
        template: { spec: { containers: [app(), { name: 'sidecar' }] } },
      },
    });
    expect(compare(one).inSync).toBe(false); // The port went.
    expect(containersOf(apply(one))).toMatchObject([
      { name: 'app', ports: [{ containerPort: 1 }] },
      { name: 'sidecar' },
    ]);
    expect(compare(one).inSync).toBe(true);
    expect(find(one)?.metadata.labels).toEqual({ added: 'by hand' });
  });

  it('knows no difference in what is ignored', () => {
    const sized = (replicas: number) =>
      deployment({ containers: [] }, { replicas });
    apply(sized(1));
    cluster.patch('Deployment', 'shop', 'backend', { spec: { replicas: 4 } });
    expect(compare(sized(1)).inSync).toBe(false);
    const { inSync, predicted } = compare(sized(1), '/spec/replicas');
    expect(inSync).toBe(true);
    expect(predicted.spec).not.toHaveProperty('replicas');
  });

  it('knows no lists with names in kinds that it does not know', () => {
    const custom = (...containers: object[]): Manifest => ({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'app', namespace: 'shop' },
      spec: { containers },
    });
    apply(custom({ name: 'a' }, { name: 'b' }));
    expect(compare(custom({ name: 'b' })).predicted.spec).toEqual({
      containers: [{ name: 'b' }],
    });
  });
});
