import { mockServices } from '@backstage/backend-test-utils';
import {
  type EnvironmentDefinition,
  type EnvironmentFacts,
  environmentSnapshotSchema,
} from '@flightdeck/plugin-environments-common';
import { eventually } from '../__testUtils__/eventually';
import { aDefinition } from '../__testUtils__/fixtures';
import { sleep } from '../time/sleep';
import { SnapshotStore } from './SnapshotStore';
import type { UnversionedSnapshot } from './StoredSnapshot';

const environmentsNamed = (...names: string[]) =>
  names.map(name => aDefinition({ name, ref: `resource:default/${name}` }));

/** Counts evaluations; the memory is the count of those of one environment. */
function aStore(initial: EnvironmentDefinition[]) {
  let environments = initial;
  let tellCatalog = () => {};
  const evaluations: string[] = [];
  const state = { sentence: 'All is well.', broken: '' };
  const evaluate = (
    { environment, sources }: EnvironmentFacts,
    previous: number | undefined,
    now: Date,
  ): { snapshot: UnversionedSnapshot; memory: number } => {
    evaluations.push(environment.name);
    if (state.broken === environment.name) {
      throw new Error('bug in a rule');
    }
    return {
      memory: (previous ?? 0) + 1,
      snapshot: {
        environment,
        evaluatedAt: now.toISOString(),
        health: {
          status: 'healthy',
          sentence: state.sentence,
          critical: 0,
          warning: previous ?? 0,
          unknown: 0,
        },
        findings: [],
        coverage: [],
        workloads: [],
        applications: [],
        sources: [...sources],
      },
    };
  };
  const store = new SnapshotStore({
    environments: {
      list: () => environments,
      get: ref => environments.find(each => each.ref === ref),
      subscribe: listener => {
        tellCatalog = listener;
        return () => {};
      },
    },
    sources: { read: () => [] },
    evaluate,
    logger: mockServices.logger.mock(),
    now: () => 0,
    sleep,
    gatherMs: 5,
    reevaluateMs: 60_000,
  });
  const setCatalog = (next: EnvironmentDefinition[]) => {
    environments = next;
    tellCatalog();
  };
  const told: string[] = [];
  store.subscribe(refs => told.push(...refs));
  return { evaluations, setCatalog, state, store, told };
}

describe('SnapshotStore', () => {
  const stopping = new AbortController();
  afterAll(() => stopping.abort());

  it('evaluates an environment once, however often it is read', () => {
    const { evaluations, store } = aStore(environmentsNamed('a'));
    const first = store.get('resource:default/a');
    expect(store.get('resource:default/a')).toBe(first);
    expect(store.fleet()).toHaveLength(1);
    expect(evaluations).toEqual(['a']);
    expect(store.get('resource:default/b')).toBeUndefined();
  });

  it('hands the memory of one evaluation to the next of the same environment', async () => {
    const { store } = aStore(environmentsNamed('a', 'b'));
    await store.reevaluateAll();
    await store.reevaluateAll();
    expect(store.get('resource:default/b')?.snapshot.health.warning).toBe(1);
  });

  it('gathers changes, evaluates what changed, and tells what is new', async () => {
    const { evaluations, state, store, told } = aStore(
      environmentsNamed('a', 'b'),
    );
    store.run(stopping.signal);
    await eventually(() => expect(evaluations).toEqual(['a', 'b']));
    state.sentence = 'One Pod is down.';
    evaluations.length = 0;
    told.length = 0;
    for (let count = 0; count < 100; count++) {
      store.changed(['resource:default/a']);
    }
    await eventually(() => expect(told).toEqual(['resource:default/a']));
    expect(evaluations).toEqual(['a']);
  });

  it('follows the catalog: new, changed and vanished environments', async () => {
    const [a, b] = environmentsNamed('a', 'b');
    const { evaluations, setCatalog, store, told } = aStore([a]);
    store.run(stopping.signal);
    await eventually(() => expect(told).toEqual([a.ref]));

    setCatalog([a, b]);
    await eventually(() => expect(told).toEqual([a.ref, b.ref]));
    expect(evaluations).toEqual(['a', 'b']);

    setCatalog([{ ...a, title: 'New title' }]);
    expect(store.get(b.ref)).toBeUndefined();
    expect(told).toEqual([a.ref, b.ref, b.ref]);
    await eventually(() => expect(told.at(-1)).toBe(a.ref));
    expect(store.get(a.ref)?.snapshot.environment.title).toBe('New title');
  });

  it('shows as unknown what cannot be evaluated, and the others as they are', async () => {
    const { state, store } = aStore(environmentsNamed('a', 'b'));
    await store.reevaluateAll();
    state.broken = 'a';
    await store.reevaluateAll();
    const broken = store.get('resource:default/a');
    expect(broken?.snapshot.health).toMatchObject({
      status: 'unknown',
      sentence: expect.stringContaining('a could not be evaluated'),
    });
    environmentSnapshotSchema.parse(JSON.parse(String(broken?.body)));
    expect(store.fleet().map(({ row }) => row.health.status)).toEqual([
      'unknown',
      'healthy',
    ]);
  });
});
