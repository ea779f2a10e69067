import {
  type EnvironmentSnapshot,
  environmentSnapshotSchema,
  type SourceStatus,
} from '@flightdeck/plugin-environments-common';
import { storeSnapshot, type UnversionedSnapshot } from './StoredSnapshot';

const source: SourceStatus = {
  id: 'kubernetes/one',
  kind: 'kubernetes',
  name: 'one',
  state: 'ok',
  message: 'Reading.',
  asOf: '2026-01-01T00:00:00.000Z',
  gaps: [],
};

function unversioned(change: Partial<EnvironmentSnapshot> = {}) {
  return {
    environment: {
      ref: 'resource:default/shop-prod',
      name: 'shop-prod',
      title: 'Läden “Prod”',
      namespaces: ['shop'],
      applications: [],
      problems: [],
    },
    evaluatedAt: '2026-01-01T00:00:00.000Z',
    health: {
      status: 'healthy' as const,
      sentence: 'All is well.',
      critical: 0,
      warning: 0,
      unknown: 0,
    },
    findings: [],
    coverage: [],
    workloads: [],
    applications: [],
    sources: [source],
    ...change,
  } satisfies UnversionedSnapshot;
}

function store(change: Partial<EnvironmentSnapshot> = {}) {
  return storeSnapshot(unversioned(change));
}

describe('storeSnapshot', () => {
  it('writes exactly the snapshot, version included', () => {
    const { body, snapshot } = store();
    const sent = environmentSnapshotSchema.parse(JSON.parse(body.toString()));
    expect(sent).toEqual(snapshot);
    expect(sent.version).not.toBe('');
  });

  it.each<[string, Partial<EnvironmentSnapshot>, boolean]>([
    ['a later evaluation', { evaluatedAt: '2026-01-02T00:00:00.000Z' }, false],
    [
      'a heartbeat of a source that is well',
      { sources: [{ ...source, asOf: '2026-01-01T00:00:05.000Z' }] },
      false,
    ],
    [
      'a source that went stale',
      { sources: [{ ...source, state: 'stale' }] },
      true,
    ],
    ['a new sentence', { sources: [{ ...source, message: 'Slow.' }] }, true],
    ['an application list that got lost', { applications: undefined }, true],
  ])('%s changes the version: %#', (_, change, changes) => {
    expect(store(change).snapshot.version !== store().snapshot.version).toBe(
      changes,
    );
  });

  it('tells apart the ages of a source that is not well', () => {
    const stale = { ...source, state: 'stale' as const };
    expect(store({ sources: [stale] }).snapshot.version).not.toBe(
      store({ sources: [{ ...stale, asOf: undefined }] }).snapshot.version,
    );
  });

  it('gives the same version whether or not it knows what was before', () => {
    const workload = {
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
      health: 'healthy' as const,
      sentence: '1 of 1 ready',
      images: [],
      pods: [],
    };
    const before = store({ workloads: [workload] });
    const changes: Partial<EnvironmentSnapshot>[] = [
      { workloads: [workload] },
      { workloads: [workload], evaluatedAt: '2026-01-01T00:00:05.000Z' },
      { workloads: [{ ...workload }] },
      { workloads: [{ ...workload, sentence: '0 of 1 ready' }] },
      { workloads: [] },
      { workloads: [workload], applications: undefined },
      { workloads: [workload], sources: [{ ...source, state: 'stale' }] },
      { workloads: [workload], rulesOff: ['pod.failed'] },
    ];
    for (const change of changes) {
      const next = storeSnapshot(unversioned(change), before);
      const alone = store(change);
      expect(next.snapshot.version).toBe(alone.snapshot.version);
      expect(next.body.toString()).toBe(alone.body.toString());
    }
  });

  it('writes nothing down again when there is nothing new', () => {
    const written = jest.fn(() => undefined);
    const workload = {
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
      health: 'healthy' as const,
      sentence: '1 of 1 ready',
      images: [],
      pods: [],
      toJSON: written,
    };
    const before = store({ workloads: [workload] });
    const evaluatedAt = '2026-01-01T00:00:05.000Z';
    const again = unversioned({ workloads: [workload], evaluatedAt });
    expect(String(storeSnapshot(again, before).body)).toContain(evaluatedAt);
    expect(written).toHaveBeenCalledTimes(1);
  });
});
