import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { OrderOf } from '@flightdeck/plugin-environments-common';
import { delay } from '@flightdeck/plugin-environments-node';
import type { Knex } from 'knex';
import { aDefinition } from '../__testUtils__/fixtures';
import type { PreparedAction } from '../actions/ActionKind';
import type { StepRun } from '../actions/StepKind';
import { migrateDatabase } from '../database/migrateDatabase';
import { MaintenanceAction } from './MaintenanceAction';
import { MaintenanceStep } from './MaintenanceStep';
import { MaintenanceStore } from './MaintenanceStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const NOW = new Date('2026-08-21T10:00:00.000Z');
const SHOP = aDefinition();
const ON: OrderOf<'maintenance'> = {
  action: 'maintenance',
  on: true,
  reason: 'a new database',
  hours: 2,
};
const OFF: OrderOf<'maintenance'> = { action: 'maintenance', on: false };

describe('maintenance as an action', () => {
  let knex: Knex;
  let store: MaintenanceStore;
  let reloads: number;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    await migrateDatabase(mockServices.database({ knex }));
    store = new MaintenanceStore(knex);
    reloads = 0;
  });

  const prepare = (order: OrderOf<'maintenance'>, environment = SHOP) =>
    new MaintenanceAction({ store, now: () => NOW.getTime() }).prepare({
      environment,
      order,
      requestedBy: 'user:default/ada',
      signal: new AbortController().signal,
    });

  function aRun(id: string, { steps: [{ memo, subject }] }: PreparedAction) {
    const run: StepRun = {
      environment: SHOP,
      operation: {
        id,
        environmentRef: SHOP.ref,
        action: 'maintenance',
        order: OFF,
        summary: '',
        state: 'running',
        requestedBy: 'user:default/ada',
        startedAt: NOW.toISOString(),
        message: '',
        steps: [],
        links: [],
      },
      subject,
      memo,
      begunAt: NOW,
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
      now: () => NOW.getTime() + 60_000,
      delay,
      requestTimeoutMs: 1_000,
      settleMs: 0,
      tell: async () => {},
      remember: async () => {},
      link: async () => {},
    };
    return run;
  }
  const step = () =>
    new MaintenanceStep({
      store,
      environments: {
        reload: async () => {
          reloads += 1;
        },
      },
    });

  it('is switched on for so many hours, and tells at once', async () => {
    const prepared = await prepare(ON);
    expect(prepared).toMatchObject({
      harmless: true,
      summary:
        'shop-dev is under maintenance for 2 hours, unless someone ends it before.',
      deeds: [{ text: 'Put shop-dev under maintenance for 2 hours' }],
      blockers: [],
    });
    expect(await step().run(aRun('one', prepared))).toEqual({
      state: 'succeeded',
      message:
        'shop-dev is under maintenance until Fri 21 Aug 2026, 12:00 (UTC).',
    });
    expect(reloads).toBe(1);
    expect(await store.find(SHOP.ref, NOW)).toEqual({
      environmentRef: SHOP.ref,
      reason: 'a new database',
      by: 'user:default/ada',
      since: NOW.toISOString(),
      until: '2026-08-21T12:00:00.000Z',
    });
  });

  it('ends as it did when the process dies in the middle', async () => {
    const run = aRun('one', await prepare(ON));
    await step().run(run);
    const before = await store.find(SHOP.ref, NOW);
    await step().resume(run);
    expect(await store.find(SHOP.ref, NOW)).toEqual(before);
    const off = aRun('two', await prepare(OFF));
    await step().run(off);
    await step().resume(off);
    expect(await store.find(SHOP.ref, NOW)).toBeUndefined();
  });

  it('asks again when another was switched on since the person looked', async () => {
    const seen = await prepare(ON);
    await step().run(aRun('one', await prepare({ ...ON, reason: 'mine' })));
    const now = await prepare(ON);
    expect(now.deeds).not.toEqual(seen.deeds);
    expect(now.warnings[0]).toBe(
      'It takes the place of the maintenance by user:default/ada, until Fri 21 Aug 2026, 12:00 (UTC): mine',
    );
    expect(await prepare(OFF)).toMatchObject({
      summary: 'The maintenance of shop-dev ends now.',
      warnings: ['Trouble counts again at once.'],
    });
  });

  it.each([
    [undefined, 'shop-dev is not under maintenance.'],
    [{}, 'by the annotation flightdeck.dev/maintenance of its entity'],
  ])('cannot be ended when it is not ours: %j', async (maintenance, words) => {
    await expect(
      prepare(OFF, aDefinition({ maintenance })),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(words),
    });
  });

  it('says when the entity itself says maintenance for longer', async () => {
    await step().run(aRun('one', await prepare(ON)));
    const annotated = aDefinition({ maintenance: {} });
    expect((await prepare(OFF, annotated)).warnings).toContain(
      'shop-dev stays under maintenance by the annotation flightdeck.dev/maintenance of its entity.',
    );
    expect((await prepare(ON, annotated)).warnings).toContain(
      'The entity of shop-dev says maintenance without an end, which lasts longer.',
    );
  });
});
