import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { migrateDatabase } from '../database/migrateDatabase';
import { type LastingMaintenance, MaintenanceStore } from './MaintenanceStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const SHOP = 'resource:default/shop-dev';
const at = (time: string) => new Date(`2026-08-21T${time}:00.000Z`);
const aMaintenance = (
  change: Partial<LastingMaintenance> = {},
): LastingMaintenance => ({
  environmentRef: SHOP,
  reason: 'a new database',
  by: 'user:default/ada',
  since: at('10:00').toISOString(),
  until: at('12:00').toISOString(),
  ...change,
});

describe.each(databases.eachSupportedId())('MaintenanceStore (%s)', id => {
  let store: MaintenanceStore;

  beforeEach(async () => {
    const knex = await databases.init(id);
    await migrateDatabase(mockServices.database({ knex }));
    await knex('maintenance').delete();
    store = new MaintenanceStore(knex);
  });

  it('lasts until its end, of its environment alone', async () => {
    await store.start('a', aMaintenance());
    await store.start('b', aMaintenance({ environmentRef: 'resource:x/y' }));
    expect(await store.find(SHOP, at('11:59'))).toEqual(aMaintenance());
    expect(await store.list(at('11:59'))).toHaveLength(2);
    expect(await store.find(SHOP, at('12:00'))).toBeUndefined();
    expect(await store.list(at('12:00'))).toEqual([]);
  });

  it('takes the place of one that lasts, or has run out', async () => {
    const second = aMaintenance({ by: 'user:default/bob', reason: 'more' });
    const third = aMaintenance({ until: at('20:00').toISOString() });
    await store.start('a', aMaintenance());
    await store.start('b', second);
    expect(await store.find(SHOP, at('11:00'))).toEqual(second);
    await store.start('c', third);
    expect(await store.list(at('13:00'))).toEqual([third]);
  });

  it('is switched on once, however often an operation says so', async () => {
    await store.start('a', aMaintenance());
    await store.end(SHOP, 'user:default/bob', at('11:00'));
    await store.start('a', aMaintenance());
    expect(await store.list(at('11:00'))).toEqual([]);
  });

  it('does not end what was switched on later', async () => {
    await store.start('a', aMaintenance());
    await store.end(SHOP, 'user:default/bob', at('09:00'));
    expect(await store.list(at('11:00'))).toHaveLength(1);
  });
});
