import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import { migrateDatabase } from '../database/migrateDatabase';
import { aDeployment } from './__testUtils__/aDeployment';
import { DeploymentStore } from './DeploymentStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const SHOP = 'resource:default/shop-dev';

describe.each(databases.eachSupportedId())('DeploymentStore on %s', id => {
  async function aStore(...records: DeploymentRecord[]) {
    const knex = await databases.init(id);
    await migrateDatabase(mockServices.database({ knex }));
    const store = new DeploymentStore(knex);
    for (const record of records) {
      await store.save(record);
    }
    return store;
  }

  it('keeps one record of what several replicas see, and the first end', async () => {
    const running = aDeployment('10:00', { result: 'running' });
    const store = await aStore(running, running);
    await Promise.all([
      store.save(
        aDeployment('10:00', {
          initiator: 'user:default/ada',
          operationId: 'o',
        }),
      ),
      store.save(aDeployment('10:00', { historyId: 3 })),
    ]);
    await store.save(aDeployment('10:00', { result: 'failed' }));
    await store.save(aDeployment('10:00', { result: 'running' }));
    const { deployments } = await store.list([SHOP], { limit: 10 });
    expect(deployments).toEqual([
      aDeployment('10:00', {
        historyId: 3,
        initiator: 'user:default/ada',
        operationId: 'o',
      }),
    ]);
  });

  it('pages from the newest, of the environments that are asked for', async () => {
    const other = aDeployment('10:02', {
      environmentRef: 'resource:default/x',
    });
    const records = ['10:00', '10:01', '10:03'].map(time => aDeployment(time));
    const store = await aStore(other, ...records);
    const first = await store.list([SHOP], { limit: 2 });
    const [startedAt, lastId] = first.next?.split('_') ?? [];
    const second = await store.list([SHOP], {
      limit: 2,
      before: { startedAt, id: lastId },
    });
    expect([first, second].map(page => page.deployments)).toEqual([
      [records[2], records[1]],
      [records[0]],
    ]);
    expect(second.next).toBeUndefined();
    expect(second.recordedSince).toBe(records[0].startedAt);
    expect(await store.list([], { limit: 2 })).toEqual({ deployments: [] });
  });

  it.each([
    ['ADA', 1],
    ['shop ada', 1],
    ['shop bob', 0],
    ['100%', 1],
    ['1_0', 0],
    ['%', 1],
    ['', 2],
    ['1f0d6', 0],
    ['8c1f0', 1],
    ['SHA256:AB', 1],
    ['b12', 0],
    ['shop:1.5', 1],
    ["'; drop table deployments; --", 0],
  ])('finds by the words %s', async (text, count) => {
    const store = await aStore(
      aDeployment('10:00', { initiator: 'user:default/ada' }),
      aDeployment('10:01', {
        message: '100% synced',
        release: {
          key: 'k',
          name: '1.5',
          images: ['shop:1.5@sha256:ab12'],
          revisions: ['shop@8c1f0d6e'],
        },
      }),
    );
    const { deployments } = await store.list([SHOP], { limit: 10, text });
    expect(deployments).toHaveLength(count);
  });

  it('finds by result, and those that are still open', async () => {
    const store = await aStore(
      aDeployment('10:00', { result: 'failed' }),
      aDeployment('10:01', { result: 'running' }),
      aDeployment('10:02', { outcome: 'watching' }),
      aDeployment('10:03', { healthyAt: '2026-01-01T10:04:00.000Z' }),
    );
    const failed = await store.list([SHOP], { limit: 9, result: 'failed' });
    expect(failed.deployments).toHaveLength(1);
    const open = await store.listOpen(SHOP);
    expect(open.map(({ startedAt }) => startedAt.slice(11, 16))).toEqual([
      '10:01',
      '10:02',
    ]);
  });

  it('leaves out a row that it cannot read, and says so', async () => {
    const knex = await databases.init(id);
    await migrateDatabase(mockServices.database({ knex }));
    const unreadable: string[] = [];
    const store = new DeploymentStore(knex, {
      onUnreadable: row => unreadable.push(row.id),
    });
    const [lost, kept] = [aDeployment('10:00'), aDeployment('10:01')];
    await store.save(lost);
    await store.save(kept);
    await knex('deployments').where({ id: lost.id }).update({ record: '{}' });
    const { deployments } = await store.list([SHOP], { limit: 9 });
    expect(deployments).toEqual([kept]);
    expect(unreadable).toEqual([lost.id]);
    await store.change(lost.id, () => kept);
    expect(await store.find(lost.id)).toBeUndefined();
  });
});
