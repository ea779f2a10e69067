import { setImmediate } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventually } from '../__testUtils__/eventually';
import { anEntity } from '../__testUtils__/fixtures';
import { CatalogEnvironments } from './CatalogEnvironments';

const NOON = Date.parse('2026-01-01T12:00:00.000Z');

/** A catalog whose entities and health the test sets, and its reader with a clock and pauses. */
function aCatalog(...entities: Entity[]) {
  const state = {
    entities,
    down: false,
    reads: 0,
    clock: NOON,
    pauses: new Array<number>(),
  };
  const environments = new CatalogEnvironments({
    catalog: catalogServiceMock.mock({
      streamEntities: async function* stream(request) {
        state.reads++;
        if (state.down) {
          throw new Error('connection refused');
        }
        yield* catalogServiceMock({
          entities: state.entities,
        }).streamEntities({ ...request, pageSize: 2 });
      },
    }),
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    stages: ['dev', 'prod'],
    refreshSeconds: 15,
    now: () => state.clock,
    sleep: async milliseconds => {
      state.pauses.push(milliseconds);
      await setImmediate();
    },
    random: () => 0.5,
  });
  const names = () => environments.list().map(({ name }) => name);
  return { state, environments, names };
}

describe('CatalogEnvironments', () => {
  it('reads all pages, and environments only', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const { environments, names: found } = aCatalog(
      ...names.map(name => anEntity(name)),
      { ...anEntity('bucket'), spec: { type: 's3-bucket' } },
      { ...anEntity('web'), kind: 'Component' },
    );
    expect(environments.problem).toContain('have not been read');
    await environments.refresh();
    expect(found()).toEqual(names);
    expect(environments.problem).toBeUndefined();
  });

  it('tells of what really changed, and keeps the rest identical', async () => {
    const { environments, state } = aCatalog(anEntity('a'), anEntity('b'));
    const listener = jest.fn();
    const unsubscribe = environments.subscribe(listener);
    await environments.refresh();
    expect(listener).toHaveBeenCalledTimes(1);
    const [a] = environments.list();

    state.entities = [anEntity('b'), anEntity('a')];
    await environments.refresh();
    expect(listener).toHaveBeenCalledTimes(1);

    state.entities = [anEntity('a'), anEntity('b', { stage: 'prod' })];
    await environments.refresh();
    expect(listener).toHaveBeenCalledTimes(2);
    expect(environments.list()[0]).toBe(a);
    expect(environments.list()[1].stage).toBe('prod');

    state.entities = [anEntity('a')];
    await environments.refresh();
    expect(listener).toHaveBeenCalledTimes(3);
    unsubscribe();
    state.entities = [];
    await environments.refresh();
    expect(listener).toHaveBeenCalledTimes(3);
  });

  it('keeps the last list when the catalog fails, and says so', async () => {
    const { environments, names, state } = aCatalog(anEntity('a'));
    state.down = true;
    await environments.refresh();
    expect(environments.problem).toContain('not known yet');
    state.down = false;
    await environments.refresh();
    state.clock += 60_000;
    state.down = true;
    await environments.refresh();
    expect(names()).toEqual(['a']);
    expect(environments.problem).toBe(
      'The catalog cannot be read; this list is as of 2026-01-01T12:00:00.000Z.',
    );
  });

  it('tries again sooner after a failure, backing off to the regular pace', async () => {
    const { environments, state } = aCatalog();
    const stopping = new AbortController();
    environments.run(stopping.signal);
    state.down = true;
    await eventually(() => expect(state.pauses.length).toBeGreaterThan(6));
    state.down = false;
    await eventually(() => expect(environments.problem).toBeUndefined());
    stopping.abort();
    const start = state.pauses.indexOf(1000);
    expect(state.pauses.slice(start, start + 6)).toEqual([
      1000, 2000, 4000, 8000, 15000, 15000,
    ]);
  });

  it('finds a new entity at once, but does not let itself be hurried', async () => {
    const { environments, state } = aCatalog();
    await environments.refresh();
    state.entities = [anEntity('new')];
    state.reads = 0;
    const finds = Array.from({ length: 10 }, () =>
      environments.find('resource:default/new'),
    );
    for (const found of await Promise.all(finds)) {
      expect(found).toMatchObject({ name: 'new' });
    }
    expect(await environments.find('resource:default/no')).toBeUndefined();
    expect(state.reads).toBe(1);
    state.clock += 2_000;
    expect(await environments.find('resource:default/no')).toBeUndefined();
    expect(state.reads).toBe(2);
  });
});
