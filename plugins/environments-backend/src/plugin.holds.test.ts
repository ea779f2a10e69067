import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { eventually } from './__testUtils__/eventually';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { FakeSource } from './__testUtils__/FakeSource';
import { anApplication } from './__testUtils__/fixtures';
import {
  ADA,
  BOB,
  FakeNotifications,
  startDelivery,
} from './__testUtils__/startDelivery';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const PAUSE = {
  action: 'pause' as const,
  reason: 'A closer look.',
  hours: 3,
};
const RESUME = { action: 'resume' as const };
const SYNC = { action: 'sync' as const };
const OWNER = 'group:default/shop';
const SRE = 'group:default/sre';
const WITH_CONTACTS = { environments: { delivery: { contacts: [SRE] } } };

describe.each(databases.eachSupportedId())(
  'holds through the environments plugin (%s)',
  id => {
    const stops: (() => Promise<void>)[] = [];
    let engine: FakeEngine;
    let source: FakeSource;
    let notifications: FakeNotifications;

    async function start(options: Parameters<typeof startDelivery>[0] = {}) {
      const plugin = await startDelivery({
        engines: [engine],
        sources: [source],
        notifications,
        config: WITH_CONTACTS,
        ...options,
      });
      stops.push(plugin.stop);
      return plugin;
    }
    const stopAll = async () => {
      await Promise.all(stops.splice(0).map(stop => stop()));
    };
    /** A held environment whose backend has ended. */
    async function held(knex: Knex) {
      const { carryOut } = await start({ knex });
      await carryOut(PAUSE, BOB);
      await stopAll();
    }

    beforeEach(() => {
      engine = new FakeEngine(anApplication('shop-dev'));
      engine.automate('shop-dev');
      notifications = new FakeNotifications();
      source = new FakeSource();
      // As the engine tells it now.
      source.tell(() => ({ applications: [engine.get('shop-dev')] }));
    });
    afterEach(stopAll);

    it('are on every page as soon as they are placed, and gone as soon as they end', async () => {
      const { carryOut, environment } = await start();
      // Well before the next look at all holds.
      const soon = 3_000;
      await carryOut(PAUSE);
      await eventually(
        async () => expect((await environment()).hold).toBe('active'),
        soon,
      );
      await carryOut(RESUME);
      await eventually(
        async () => expect((await environment()).hold).toBeUndefined(),
        soon,
      );
    });

    it('end once when two people release one at once', async () => {
      const { carryOut, post, preview, status } = await start();
      await carryOut(PAUSE);
      const { deeds: seen } = await preview(RESUME);
      const answers = await Promise.all(
        [ADA, BOB].map(who =>
          post('actions', { key: randomUUID(), order: RESUME, seen }, who),
        ),
      );
      const refused = answers.filter(answer => answer.status !== 202);
      expect(refused).toHaveLength(1);
      expect(refused[0].body.error.message).toMatch(
        /has been running since|has just ended|is not held/,
      );
      await eventually(async () => {
        const { hold, running } = await status();
        expect([hold, running]).toEqual([undefined, undefined]);
      });
      expect(engine.automations).toEqual(['shop-dev: off', 'shop-dev: on']);
    });

    it('can be released when the held application was deleted', async () => {
      const { carryOut, preview, status } = await start();
      await carryOut(PAUSE);
      engine.remove('shop-dev');
      const { blockers, deeds, warnings } = await preview(RESUME);
      expect(blockers).toEqual([]);
      expect(deeds.map(({ text }) => text)).toEqual([
        'End the hold on shop-dev',
      ]);
      expect(warnings).toEqual([
        'shop-dev has no application shop-dev of main in the namespace argocd. Its automation is not brought back: auto-sync with prune.',
      ]);
      expect(await carryOut(RESUME, BOB)).toMatchObject({ state: 'succeeded' });
      expect((await status()).hold).toBeUndefined();
      expect(engine.automations).toEqual(['shop-dev: off']);
    });

    it('alarm owner, placer and contacts once when something breaks them', async () => {
      const knex = await databases.init(id);
      await held(knex);
      engine.automate('shop-dev');
      engine.owners = [
        { kind: 'ApplicationSet', name: 'shops', reverts: true, message: '' },
      ];
      const { status } = await start({ knex });
      await eventually(async () =>
        expect((await status()).hold).toMatchObject({
          state: 'broken',
          brokenBy:
            'The automation of shop-dev is on again: ApplicationSet shops sets it.',
        }),
      );
      await eventually(() => expect(notifications.sent).toHaveLength(1));
      expect(notifications.sent).toMatchObject([
        {
          recipients: { type: 'entity', entityRef: [OWNER, BOB, SRE] },
          payload: {
            title: 'The hold on shop-dev does not hold',
            severity: 'high',
          },
        },
      ]);
      await stopAll();

      await (await start({ knex })).status();
      await stopAll();
      expect(notifications.sent).toHaveLength(1);
    });

    it('remind once when their time has come, however often the backend starts', async () => {
      const knex = await databases.init(id);
      await held(knex);
      await (await start({ knex })).status();
      await stopAll();
      expect(notifications.sent).toEqual([]);

      const past = new Date(Date.now() - 1_000).toISOString();
      await knex('holds').update({ expires_at: past });
      const reminded = () => expect(notifications.sent).toHaveLength(1);
      for (let round = 0; round < 3; round += 1) {
        const { status } = await start({ knex });
        await eventually(reminded);
        expect((await status()).hold).toMatchObject({ state: 'active' });
        await stopAll();
      }
      expect(notifications.sent).toMatchObject([
        {
          recipients: { type: 'entity', entityRef: [OWNER, BOB, SRE] },
          payload: { title: 'The hold on shop-dev is overdue' },
        },
      ]);
    });

    it('yield to broken glass, of which owner and contacts are told', async () => {
      const { carryOut, confirm, ended, status } = await start();
      await carryOut(PAUSE, BOB);
      expect(await confirm(SYNC)).toMatchObject({
        status: 409,
        message: expect.stringContaining('was paused by user:default/bob'),
      });
      expect(notifications.sent).toEqual([]);

      const breakGlass = { reason: 'Customers cannot pay.' };
      const { key, status: code } = await confirm(SYNC, { breakGlass });
      expect(code).toBe(202);
      await eventually(() => engine.finish('shop-dev'));
      expect(await ended(key)).toMatchObject({
        state: 'succeeded',
        breakGlass,
      });
      expect((await status()).hold).toMatchObject({ state: 'active' });
      expect(notifications.sent).toMatchObject([
        {
          recipients: {
            type: 'entity',
            entityRef: [OWNER, SRE],
            excludeEntityRef: ADA,
          },
          payload: {
            title: 'Sync of shop-dev in spite of what blocks it',
            description: expect.stringContaining(breakGlass.reason),
          },
        },
      ]);
    });

    it('yield to broken glass while the notifications are down', async () => {
      notifications.isDown = true;
      const { carryOut, confirm, ended } = await start();
      await carryOut(PAUSE);
      const { key } = await confirm(SYNC, {
        breakGlass: { reason: 'Customers cannot pay.' },
      });
      await eventually(() => engine.finish('shop-dev'));
      expect(await ended(key)).toMatchObject({ state: 'succeeded' });
      expect(notifications.sent).toEqual([]);
    });

    it('yield to broken glass where there is no backend of notifications', async () => {
      const { carryOut, confirm, ended } = await start({
        notifications: undefined,
      });
      await carryOut(PAUSE);
      const { key } = await confirm(SYNC, {
        breakGlass: { reason: 'Customers cannot pay.' },
      });
      await eventually(() => engine.finish('shop-dev'));
      expect(await ended(key)).toMatchObject({ state: 'succeeded' });
    });
  },
);
