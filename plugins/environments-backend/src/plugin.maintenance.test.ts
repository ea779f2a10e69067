import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ANNOTATION_MAINTENANCE,
  environmentMaintainPermission,
} from '@flightdeck/plugin-environments-common';
import { eventually } from './__testUtils__/eventually';
import { anEntity } from './__testUtils__/fixtures';
import { ADA, BOB, startDelivery } from './__testUtils__/startDelivery';
import { denying } from './__testUtils__/startInspection';

const ON = {
  action: 'maintenance' as const,
  on: true as const,
  reason: 'A new database.',
  hours: 2,
};
const OFF = { action: 'maintenance' as const, on: false as const };
const FREEZE = {
  environments: {
    delivery: {
      windows: [
        { name: 'freeze', kind: 'deny', timeZone: 'UTC', from: '2020-01-01' },
      ],
    },
  },
};
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())(
  'maintenance through the environments plugin (%s)',
  id => {
    const stops: (() => Promise<void>)[] = [];

    async function start(options: Parameters<typeof startDelivery>[0] = {}) {
      const plugin = await startDelivery(options);
      stops.push(plugin.stop);
      const maintenance = async () => (await plugin.environment()).maintenance;
      await eventually(maintenance);
      return { ...plugin, maintenance };
    }

    afterEach(async () => {
      await Promise.all(stops.splice(0).map(stop => stop()));
    });

    it('is switched on by one and off by another, and everybody is told', async () => {
      const { carryOut, environment, maintenance, status } = await start();
      expect((await status()).maintenance).toBeUndefined();

      const { state, message } = await carryOut(ON);
      expect([state, message]).toEqual([
        'succeeded',
        expect.stringContaining('shop-dev is under maintenance until'),
      ]);
      const told = (await status(BOB)).maintenance;
      expect(told).toMatchObject({ reason: ON.reason, by: ADA });
      expect(
        Date.parse(told?.until ?? '') - Date.parse(told?.since ?? ''),
      ).toBe(2 * 3_600_000);
      await eventually(async () =>
        expect(await environment()).toMatchObject({
          maintenance: { reason: ON.reason, by: ADA, until: told?.until },
          health: { status: 'suspended' },
        }),
      );

      expect(await carryOut(OFF, BOB)).toMatchObject({ requestedBy: BOB });
      expect((await status()).maintenance).toBeUndefined();
      await eventually(async () => expect(await maintenance()).toBeUndefined());
    });

    it('outlives a restart, and ends by itself at its time', async () => {
      const knex = await databases.init(id);
      const before = await start({ knex });
      await before.carryOut(ON);
      await before.stop();
      stops.length = 0;

      const after = await start({ knex });
      await eventually(async () =>
        expect(await after.maintenance()).toMatchObject({ by: ADA }),
      );
      const past = new Date(Date.now() - 1_000).toISOString();
      await knex('maintenance').update({ until: past });
      expect((await after.status()).maintenance).toBeUndefined();
      await after.stop();
      stops.length = 0;

      const later = await start({ knex });
      expect(await later.maintenance()).toBeUndefined();
      await expect(later.carryOut(OFF)).rejects.toThrow(/400/);
      await later.carryOut(ON, BOB);
      expect((await later.status()).maintenance).toMatchObject({ by: BOB });
    });

    it('is refused to who lacks the permission, on and off', async () => {
      const { name } = environmentMaintainPermission;
      const { post, status } = await start({ permissions: denying(name) });
      for (const order of [ON, OFF]) {
        const { body } = await post('actions/preview', { order }, ADA).expect(
          403,
        );
        expect(body.error.message).toBe(
          'You are not allowed to switch the maintenance mode of resource:default/shop-dev. Ask its owner, group:default/shop.',
        );
      }
      const { maintenance, rights } = await status();
      expect(maintenance).toBeUndefined();
      expect(rights.filter(({ allowed }) => !allowed)).toMatchObject([
        { action: 'maintenance' },
      ]);
    });

    it('of an annotation is told without a person, and ended there alone', async () => {
      const annotations = { [ANNOTATION_MAINTENANCE]: 'Moving.' };
      const { maintenance, post, status } = await start({
        entities: [anEntity('shop-dev', { annotations })],
      });
      await eventually(async () =>
        expect(await maintenance()).toEqual({ reason: 'Moving.' }),
      );
      expect((await status()).maintenance).toBeUndefined();
      const { body } = await post(
        'actions/preview',
        { order: OFF },
        ADA,
      ).expect(400);
      expect(body.error.message).toContain(
        'by the annotation flightdeck.dev/maintenance of its entity',
      );
    });

    it('is held by no window: nothing in the environment changes', async () => {
      const { carryOut, preview } = await start({ config: FREEZE });
      expect(await preview(ON)).toMatchObject({ blockers: [] });
      expect(await carryOut(ON)).toMatchObject({ state: 'succeeded' });
    });
  },
);
