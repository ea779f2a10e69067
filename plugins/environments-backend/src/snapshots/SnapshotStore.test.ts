import { environmentSnapshotSchema } from '@flightdeck/plugin-environments-common';
import {
  aSnapshotStore,
  type StoreState,
} from '../__testUtils__/aSnapshotStore';
import { eventually } from '../__testUtils__/eventually';
import { aDefinition } from '../__testUtils__/fixtures';

const environmentsNamed = (...names: string[]) =>
  names.map(name => aDefinition({ name, ref: `resource:default/${name}` }));

describe('SnapshotStore', () => {
  const stopping = new AbortController();
  afterAll(() => stopping.abort());

  it('evaluates an environment once, however often it is read', () => {
    const { evaluations, store } = aSnapshotStore(environmentsNamed('a'));
    const first = store.get('resource:default/a');
    expect(store.get('resource:default/a')).toBe(first);
    expect(store.fleet()).toHaveLength(1);
    expect(evaluations).toEqual(['a']);
    expect(store.get('resource:default/b')).toBeUndefined();
  });

  it('hands the memory of one evaluation to the next of the same environment', async () => {
    const { evaluateAll, store } = aSnapshotStore(environmentsNamed('a', 'b'));
    await evaluateAll();
    expect(store.get('resource:default/b')?.snapshot.health.warning).toBe(1);
  });

  it('gathers changes, evaluates what changed, and tells what is new', async () => {
    const { evaluations, state, store, told } = aSnapshotStore(
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
    const { evaluations, setCatalog, store, told } = aSnapshotStore([a]);
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

  it('evaluates without a change only when the time has come', async () => {
    const { evaluations, state, store } = aSnapshotStore(
      environmentsNamed('a'),
      1_000,
    );
    const wait = async (ms: number) => {
      state.passed += ms;
      await store.refreshDue();
      return evaluations.length;
    };
    state.nextAt = () => undefined;
    store.fleet();
    expect(await wait(9_000)).toBe(1);
    expect(await wait(1_000)).toBe(2);
    state.nextAt = now => new Date(now.getTime() + 300).toISOString();
    expect(await wait(10_000)).toBe(3);
    expect(await wait(200)).toBe(3);
    state.nextAt = now => now.toISOString();
    expect(await wait(100)).toBe(4);
    expect(await wait(500)).toBe(4);
    expect(await wait(500)).toBe(5);
  });

  it('shows nobody ages that are older than they need be', () => {
    const { evaluations, state, store } = aSnapshotStore(
      environmentsNamed('a'),
      1_000,
    );
    state.nextAt = () => undefined;
    const first = store.get('resource:default/a');
    expect(store.get('resource:default/a')).toBe(first);
    state.passed += 1_000;
    const later = store.get('resource:default/a');
    expect(evaluations).toHaveLength(2);
    expect(later?.snapshot.version).not.toBe(first?.snapshot.version);
  });

  const fail = (): never => {
    throw new Error('a bug');
  };
  it.each<[string, Partial<StoreState>]>([
    ['the evaluation fails', { spoil: fail }],
    ['the sources fail', { read: fail }],
    ['a reading is no reading', { read: () => JSON.parse('[null]') }],
    [
      'the snapshot cannot be written down',
      { spoil: snapshot => Object.assign(snapshot, { size: 1n }) },
    ],
    [
      'the snapshot cannot be summarized',
      { spoil: snapshot => Object.assign(snapshot, { workloads: undefined }) },
    ],
  ])('shows one as unknown, and the others, when %s', async (_, trouble) => {
    const { evaluateAll, logger, state, store } = aSnapshotStore(
      environmentsNamed('a', 'b'),
    );
    await evaluateAll();
    const { read = state.read, spoil = state.spoil } = trouble;
    state.read = environment =>
      environment.name === 'a' ? read(environment) : [];
    state.spoil = snapshot =>
      snapshot.environment.name === 'a' ? spoil(snapshot) : snapshot;
    state.sentence = 'One Pod is down.';
    await evaluateAll();
    const broken = store.get('resource:default/a');
    expect(broken?.snapshot.health).toMatchObject({
      status: 'unknown',
      sentence: expect.stringContaining('a could not be evaluated'),
    });
    environmentSnapshotSchema.parse(JSON.parse(String(broken?.body)));
    expect(store.fleet().map(({ row }) => row.health)).toMatchObject([
      { status: 'unknown' },
      { status: 'healthy', sentence: 'One Pod is down.' },
    ]);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('Evaluating resource:default/a failed'),
    );
  });

  it.each([
    ['changes', 60_000],
    ['sweeps', 5],
  ])('goes on with its %s after an error nobody expected', async (_, pace) => {
    const [a] = environmentsNamed('a');
    const { evaluations, logger, state, store } = aSnapshotStore([a], pace);
    const ending = new AbortController();
    const running = store.run(ending.signal);
    await eventually(() => expect(evaluations).not.toHaveLength(0));
    state.clockIsBroken = true;
    store.changed([a.ref]);
    await eventually(() =>
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringContaining('the clock is broken'),
      ),
    );
    state.clockIsBroken = false;
    state.sentence = 'One Pod is down.';
    if (pace > 5) {
      store.changed([a.ref]);
    }
    await eventually(() =>
      expect(store.get(a.ref)?.snapshot.health.sentence).toBe(state.sentence),
    );
    ending.abort();
    await expect(running).resolves.toBeUndefined();
  });

  it('tells every listener, whatever another one does', () => {
    const { logger, store } = aSnapshotStore(environmentsNamed('a'));
    const late = jest.fn();
    store.subscribe(fail);
    store.subscribe(late);
    expect(store.get('resource:default/a')).toBeDefined();
    expect(late).toHaveBeenCalledWith(['resource:default/a']);
    expect(logger.error).toHaveBeenCalledTimes(1);
  });
});
