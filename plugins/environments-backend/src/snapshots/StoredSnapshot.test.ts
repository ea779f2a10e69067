import {
  type EnvironmentSnapshot,
  environmentSnapshotSchema,
  type SourceStatus,
} from '@flightdeck/plugin-environments-common';
import { storeSnapshot } from './StoredSnapshot';

const source: SourceStatus = {
  id: 'kubernetes/one',
  kind: 'kubernetes',
  name: 'one',
  state: 'ok',
  message: 'Reading.',
  asOf: '2026-01-01T00:00:00.000Z',
  gaps: [],
};

function store(change: Partial<EnvironmentSnapshot> = {}) {
  return storeSnapshot({
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
      status: 'healthy',
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
  });
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
});
