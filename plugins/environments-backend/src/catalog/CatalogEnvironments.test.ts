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
    systems: new Array<Entity>(),
    systemsAreDown: false,
    down: false,
    clockIsBroken: false,
    reads: 0,
    clock: NOON,
    pauses: new Array<number>(),
  };
  const logger = mockServices.logger.mock();
  const environments = new CatalogEnvironments({
    catalog: catalogServiceMock.mock({
      getEntitiesByRefs: async request => {
        if (state.systemsAreDown) {
          throw new Error('connection refused');
        }
        return catalogServiceMock({
          entities: state.systems,
        }).getEntitiesByRefs(request);
      },
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
    logger,
    stages: ['dev', 'prod'],
    blueprints: { names: [] },
    refreshSeconds: 15,
    now: () => {
      if (state.clockIsBroken) {
        throw new Error('the clock is broken');
      }
      return state.clock;
    },
    delay: async milliseconds => {
      state.pauses.push(milliseconds);
      await setImmediate();
    },
    random: () => 0.5,
  });
  const names = () => environments.list().map(({ name }) => name);
  return { state, environments, logger, names };
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

  it('goes on after an error that nobody expected, and logs it', async () => {
    const { environments, logger, names, state } = aCatalog(anEntity('a'));
    const stopping = new AbortController();
    state.clockIsBroken = true;
    const running = environments.run(stopping.signal);
    await eventually(() => expect(state.pauses.length).toBeGreaterThan(2));
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('the clock is broken'),
    );
    state.clockIsBroken = false;
    await eventually(() => expect(names()).toEqual(['a']));
    stopping.abort();
    await expect(running).resolves.toBeUndefined();
  });

  it('lets nobody have an application that two entities name', async () => {
    const thief = anEntity('thief', {
      annotations: { 'argocd/app-name': 'shop' },
    });
    const { environments, state } = aCatalog(anEntity('shop'));
    const applications = () =>
      environments.list().map(each => each.applications.length);
    await environments.refresh();
    expect(applications()).toEqual([1]);

    state.entities = [anEntity('shop'), thief];
    await environments.refresh();
    expect(applications()).toEqual([0, 0]);
    expect(environments.get('resource:default/shop')?.problems).toEqual([
      expect.stringContaining('is claimed by resource:default/thief too'),
    ]);

    state.entities = [anEntity('shop')];
    await environments.refresh();
    expect(applications()).toEqual([1]);
    expect(environments.list()[0].problems).toEqual([]);
  });

  it('tells who owns the system of each, as soon as it is there', async () => {
    const { environments, state } = aCatalog(anEntity('a'), anEntity('b'));
    const owners = async () => {
      expect(await environments.refresh()).toBe(true);
      return environments.list().map(({ systemOwner }) => systemOwner);
    };
    const system = (owner?: string) => ({
      ...anEntity('shop'),
      kind: 'System',
      spec: { owner },
    });
    expect(await owners()).toEqual([undefined, undefined]);
    state.systems = [system('Retail')];
    expect(await owners()).toEqual(Array(2).fill('group:default/retail'));
    state.systems = [system('user:default/ada')];
    expect(await owners()).toEqual(Array(2).fill('user:default/ada'));
    for (const odd of [undefined, '', 'group:']) {
      state.systems = [system(odd)];
      expect(await owners()).toEqual([undefined, undefined]);
    }
  });

  it('keeps the last list when the systems cannot be read', async () => {
    const { environments, names, state } = aCatalog(anEntity('a'));
    await environments.refresh();
    state.entities = [anEntity('b')];
    state.systemsAreDown = true;
    expect(await environments.refresh()).toBe(false);
    expect(names()).toEqual(['a']);
    expect(environments.problem).toContain('The catalog cannot be read');
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
