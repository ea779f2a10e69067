import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { aRecord } from './collectors/__testUtils__/aCollected';
import { releaseOf } from '@flightdeck/plugin-environments-common';
import { ChecklistScene, PROD } from '../__testUtils__/ChecklistScene';
import { migrateDatabase } from '../database/migrateDatabase';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const image = (letter: string) => `registry.test/shop:${letter}`;

describe('ChecklistJudge', () => {
  let scene: ChecklistScene;

  beforeEach(async () => {
    const knex = await databases.init('SQLITE_3');
    await migrateDatabase(mockServices.database({ knex }));
    await Promise.all(
      ['events', 'evidence', 'items', 'sheets'].map(one =>
        knex(`checklist_${one}`).delete(),
      ),
    );
    scene = new ChecklistScene(knex);
    scene.setItems({ id: 'tests', evidence: [{ collector: 'ci' }] });
    scene.run('shop-staging', 'b');
  });

  it('holds what comes next, and no sync that brings back what runs or ran', async () => {
    scene.deployments.push(
      aRecord('shop-prod', '1', {
        release: releaseOf({ images: [image('z')], applications: [] }),
      }),
      aRecord('shop-prod', '1', {
        environmentRef: 'resource:default/shop-staging',
        release: releaseOf({ images: [image('y')], applications: [] }),
      }),
    );
    const replica = scene.replica();
    await replica.look();
    const blockedBy = async (...asked: Parameters<typeof replica.saysTo>) =>
      (await replica.saysTo(...asked)).blockers.length;
    expect(await blockedBy('sync', image('b'))).toBe(1);
    expect(await blockedBy('promote', image('b'))).toBe(1);
    expect(await blockedBy('sync')).toBe(0);
    expect(await blockedBy('sync', image('a'))).toBe(0);
    expect(await blockedBy('sync', image('z'), image('a'))).toBe(0);
    expect(await blockedBy('sync', image('a'), image('b'))).toBe(1);
    // It ran in staging alone, and the open checklist is of another.
    expect(await blockedBy('sync', image('y'))).toBe(2);
    expect(await blockedBy('promote')).toBe(1);
  });

  it('holds no such sync while nobody knows what comes next', async () => {
    const replica = scene.replica();
    scene.run('shop-staging', 'b', { health: { status: 'Progressing' } });
    await replica.look();
    expect((await replica.saysTo('sync', image('a'))).blockers).toEqual([]);
    expect((await replica.saysTo('sync', image('b'))).blockers).toHaveLength(1);
    expect((await replica.saysTo('promote', image('b'))).blockers).toHaveLength(
      1,
    );
  });

  it('knows at once what was refused at another replica', async () => {
    scene.setItems({ id: 'review', people: { statement: 'It was reviewed.' } });
    const [one, two] = [scene.replica(), scene.replica()];
    await one.look();
    const person = 'user:default/ada';
    const whom = { environmentRef: PROD, itemId: 'review', person };
    const { key: releaseKey = '' } = one.says().checklist?.release ?? {};
    await two.signing.sign(whom, { releaseKey, answer: 'confirmed' });
    const ask = () => one.saysTo('promote', image('b'));
    expect((await ask()).blockers).toEqual([]);
    await two.signing.withdraw(whom, releaseKey);
    expect((await ask()).blockers).toHaveLength(1);
  });

  it('holds what it is not told all of', async () => {
    const replica = scene.replica();
    await replica.look();
    const ask = (change: object) =>
      replica.judge.judge(scene.prod, {
        action: 'sync',
        brings: { images: [], untold: [], isWhole: true, ...change },
      }).blockers;
    expect(ask({ isWhole: false })).toHaveLength(1);
    expect(ask({ untold: ['shop-prod'] })).toHaveLength(2);
    expect(replica.judge.judge(scene.prod).blockers).toHaveLength(1);
  });

  it('tells what nothing is required for, and holds nobody', async () => {
    scene.setItems({
      id: 'tests',
      mode: 'advisory',
      evidence: [{ collector: 'ci' }],
    });
    const replica = scene.replica();
    await replica.look();
    expect(await replica.saysTo('sync', image('x'))).toMatchObject({
      blockers: [],
      warnings: [
        'shop-prod would get registry.test/shop:x, which bbbbbbb has not, and no checklist was about.',
        'The checklist advises to look at “An item” (pending).',
      ],
    });
    expect(await scene.stores.sheets.findLive(PROD)).toBeDefined();
  });
});
