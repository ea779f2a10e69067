import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { migrateDatabase } from './migrateDatabase';
import type { OperationRecord } from './OperationRecord';
import { type Lease, OperationStore } from './OperationStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const SHOP = 'resource:default/shop-prod';
const LATER = new Date('2030-01-01T00:00:00.000Z');
const one: Lease = { holder: randomUUID(), until: LATER };
const two: Lease = { holder: randomUUID(), until: LATER };

function aRecord(
  change: Partial<OperationRecord['operation']> = {},
): OperationRecord {
  return {
    operation: {
      id: randomUUID(),
      environmentRef: SHOP,
      action: 'sync',
      state: 'running',
      requestedBy: 'user:default/ada',
      startedAt: '2026-01-01T10:00:00.000Z',
      message: 'The sync of shop is starting.',
      steps: [
        {
          kind: 'sync',
          subject: 'shop',
          state: 'waiting',
          message: 'shop waits for its turn.',
          revisions: [],
          resources: [],
        },
      ],
      order: { action: 'sync', prune: true, dryRun: false },
      summary: 'shop: what Git holds is applied.',
      links: [],
      ...change,
    },
    exclusive: true,
    plan: [{ stage: 0, memo: { application: 'shop' } }],
  };
}

function ended(record: OperationRecord): OperationRecord {
  return {
    ...record,
    operation: {
      ...record.operation,
      state: 'succeeded',
      finishedAt: '2026-01-01T10:01:00.000Z',
      message: 'shop was synced.',
    },
  };
}

/** What people see of it. */
function shown({ operation }: OperationRecord) {
  return operation;
}

describe.each(databases.eachSupportedId())('OperationStore on %s', id => {
  async function aStore() {
    const knex = await databases.init(id);
    await migrateDatabase(mockServices.database({ knex }));
    return { store: new OperationStore(knex), knex };
  }

  it('gives back what was stored, and the newest first', async () => {
    const { store } = await aStore();
    const first = aRecord();
    const second = aRecord({ startedAt: '2026-01-02T10:00:00.000Z' });
    await store.insert(first, one);
    expect(await store.find(first.operation.id)).toEqual(shown(first));
    await store.update(ended(first), one.holder);
    await store.insert(second, one);
    expect(await store.list(SHOP, { limit: 10 })).toEqual([
      shown(second),
      shown(ended(first)),
    ]);
    expect(await store.list(SHOP, { limit: 1 })).toEqual([shown(second)]);
    expect(await store.list('resource:default/other', { limit: 9 })).toEqual(
      [],
    );
  });

  it('lets one operation run on an environment, whoever else tries', async () => {
    const { store } = await aStore();
    const tries = Array.from({ length: 8 }, () => aRecord());
    const results = await Promise.all(
      tries.map(record => store.insert(record, one)),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    const winner = tries[results.indexOf(true)];
    expect(await store.findRunning(SHOP)).toEqual(shown(winner));

    const elsewhere = aRecord({ environmentRef: 'resource:default/other' });
    expect(await store.insert(elsewhere, one)).toBe(true);

    await store.update(ended(winner), one.holder);
    expect(await store.findRunning(SHOP)).toBeUndefined();
    expect(await store.insert(aRecord(), two)).toBe(true);
  });

  it('takes a key once, even after its operation has ended', async () => {
    const { store } = await aStore();
    const record = aRecord();
    await store.insert(record, one);
    await store.update(ended(record), one.holder);
    expect(await store.insert(record, one)).toBe(false);
    expect(await store.find(record.operation.id)).toEqual(shown(ended(record)));
  });

  it('hands an abandoned operation to one process, and refuses the old one', async () => {
    const { store } = await aStore();
    const record = aRecord();
    const lapsed = new Date('2026-01-01T10:00:30.000Z');
    await store.insert(record, { ...one, until: lapsed });
    expect(await store.claimAbandoned(lapsed, two)).toEqual([]);

    const now = new Date(lapsed.getTime() + 1);
    const three = { holder: randomUUID(), until: LATER };
    const claims = await Promise.all([
      store.claimAbandoned(now, two),
      store.claimAbandoned(now, three),
    ]);
    expect(claims.flat()).toEqual([record]);
    const holder = claims[0].length === 1 ? two.holder : three.holder;

    await expect(store.update(ended(record), one.holder)).rejects.toThrow(
      'is followed by another process',
    );
    await store.update(ended(record), holder);
    await expect(store.update(record, holder)).rejects.toThrow('is followed');
    expect(await store.find(record.operation.id)).toEqual(shown(ended(record)));
  });

  it('prolongs a lease only for who has it, and ends it on release', async () => {
    const { store } = await aStore();
    const record = aRecord();
    const { id: key } = record.operation;
    const soon = new Date('2026-01-01T10:00:30.000Z');
    const then = new Date(soon.getTime() + 1);
    await store.insert(record, { ...one, until: soon });
    await store.renew([key], two);
    expect(await store.claimAbandoned(then, one)).toHaveLength(1);
    await store.renew([key], one);
    expect(await store.claimAbandoned(then, two)).toEqual([]);
    await store.release(key, two.holder);
    expect(await store.claimAbandoned(then, two)).toEqual([]);
    await store.release(key, one.holder);
    expect(await store.claimAbandoned(then, two)).toEqual([record]);
  });

  it.each([
    ['plan', JSON.stringify([{ memo: 'shop' }])],
    ['plan', '[]'],
    ['steps', '{'],
  ])(
    'closes as lost what is abandoned with unreadable %s %s, and hands over the rest',
    async (column, text) => {
      const { knex, store } = await aStore();
      const broken = aRecord({ environmentRef: 'resource:default/other' });
      const sound = aRecord();
      await store.insert(broken, { ...one, until: new Date(0) });
      await store.insert(sound, { ...one, until: new Date(0) });
      const { id: key } = broken.operation;
      await knex('operations')
        .where({ id: key })
        .update({ [column]: text });

      const closed: string[] = [];
      const claimed = await store.claimAbandoned(new Date(1), two, row =>
        closed.push(row.environmentRef),
      );
      expect(claimed).toEqual([sound]);
      expect(closed).toEqual(['resource:default/other']);
      const found = await store.find(key);
      expect(found).toMatchObject({
        state: 'lost',
        finishedAt: expect.any(String),
        message:
          'How this ended is not known: what is stored of it cannot be read.',
      });
      expect(found?.steps.map(({ state }) => state)).toEqual(
        column === 'steps' ? [] : ['lost'],
      );
    },
  );

  it('lists what it could not take over', async () => {
    const { knex, store } = await aStore();
    const record = aRecord();
    await store.insert(record, one);
    await knex('operations').update({ plan: '[{"of":"another version"}]' });
    expect(await store.list(SHOP, { limit: 1 })).toEqual([shown(record)]);
  });

  it('migrates down to nothing', async () => {
    const { knex } = await aStore();
    await knex.migrate.rollback({ directory: `${__dirname}/../../migrations` });
    expect(await knex.schema.hasTable('operations')).toBe(false);
  });
});
