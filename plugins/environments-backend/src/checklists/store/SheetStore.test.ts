import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { aRelease, atTime, StoreScene } from '../../__testUtils__/StoreScene';
import { migrateDatabase } from '../../database/migrateDatabase';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('SheetStore (%s)', id => {
  let scene: StoreScene;

  beforeEach(async () => {
    scene = await StoreScene.create(await databases.init(id));
  });

  it('has one sheet of a release, whoever opens it', async () => {
    const opened = await Promise.all([
      scene.open('shop:1'),
      scene.open('shop:1'),
    ]);
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await scene.sheetOf('shop:1')).toMatchObject({
      environmentRef: StoreScene.prod,
      definition: scene.definition,
      standing: 'open',
      isLive: true,
      version: 1,
    });
    expect(await scene.stores.sheets.find('resource:x/y', 'nothing')).toBe(
      undefined,
    );
  });

  it('keeps what a sheet said when it was closed', async () => {
    const sheetId = String(await scene.open('shop:1'));
    await scene.open('shop:2', atTime('09:00'));
    const kept = {
      environmentRef: StoreScene.prod,
      title: 'Before prod',
      release: aRelease('shop:1'),
      standing: 'deployed' as const,
      items: [],
      verdict: {
        ready: true,
        sentence: 'Ready: nothing is asked for.',
        blockers: [],
        warnings: [],
        counts: {
          passed: 0,
          failed: 0,
          warning: 0,
          pending: 0,
          unknown: 0,
          'not-applicable': 0,
          waived: 0,
        },
        automatic: 0,
      },
      round: 1,
      openedAt: atTime('08:00'),
      judgedAt: atTime('11:00'),
    };
    await scene.stores.sheets.change(sheetId, locked =>
      scene.stores.sheets.move(locked, {
        standing: 'deployed',
        deployedAt: atTime('11:00'),
        kept,
      }),
    );
    expect(await scene.sheetOf('shop:1')).toMatchObject({
      isLive: false,
      kept,
    });
    expect(await scene.stores.sheets.listLive()).toHaveLength(1);
    expect(
      (await scene.stores.sheets.findLive(StoreScene.prod))?.release.name,
    ).toBe('2');
    expect(
      (await scene.stores.sheets.heads(StoreScene.prod, 1)).map(
        ({ isLive, release: { name } }) => [name, isLive],
      ),
    ).toEqual([
      ['2', true],
      ['1', false],
    ]);
    const findDeployed = (name: string) =>
      scene.stores.sheets.findDeployed(
        StoreScene.prod,
        5,
        ({ release }) => release.name === name,
      );
    expect((await findDeployed('1'))?.isLive).toBe(false);
    expect(await findDeployed('2')).toBeUndefined();
  });

  it('goes back to where it came from', async () => {
    await scene.knex.migrate.down({
      name: '20261122000000_checklists.js',
      directory: `${__dirname}/../../../migrations`,
    });
    expect(await scene.knex.schema.hasTable('checklist_sheets')).toBe(false);
    await migrateDatabase(mockServices.database({ knex: scene.knex }));
    expect(await scene.knex.schema.hasTable('checklist_events')).toBe(true);
  });
});
