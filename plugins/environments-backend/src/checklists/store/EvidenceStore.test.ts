import { TestDatabases } from '@backstage/backend-test-utils';
import { atTime, StoreScene } from '../../__testUtils__/StoreScene';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('EvidenceStore (%s)', id => {
  let scene: StoreScene;

  beforeEach(async () => {
    scene = await StoreScene.create(await databases.init(id));
  });

  it('keeps the last evidence of each collector, and the last push', async () => {
    const sheetId = String(await scene.open('shop:1'));
    const push = (state: 'pending' | 'passed') =>
      scene.stores.sheets.change(sheetId, ({ transaction }) =>
        scene.stores.pushes.put(
          sheetId,
          'plan',
          { state, summary: 'Told.', by: 'external:ci', at: atTime('10:00') },
          transaction,
        ),
      );
    for (const state of ['pending', 'passed'] as const) {
      await scene.stores.evidence.put(sheetId, {
        itemId: 'plan',
        hash: state,
        evidence: {
          collector: 'ci',
          source: 'scm',
          observedAt: atTime('10:00'),
          state,
          summary: `It is ${state}.`,
        },
      });
      await push(state);
    }
    expect(await scene.stores.evidence.list(sheetId)).toMatchObject([
      { hash: 'passed', evidence: { state: 'passed' } },
    ]);
    expect(await scene.stores.pushes.find(sheetId, 'plan')).toMatchObject({
      state: 'passed',
    });
    expect(await scene.stores.pushes.find(sheetId, 'access')).toBeUndefined();
  });

  it('has a notice sent once for a start', async () => {
    const sheetId = String(await scene.open('shop:1'));
    const receipt = { recipients: ['group:x/y'], unresolved: [], sentBy: 'a' };
    const finish = () =>
      scene.stores.sheets.change(sheetId, ({ transaction }) =>
        scene.stores.notices.finish(
          sheetId,
          atTime('20:00'),
          { receipt, sentAt: atTime('10:00') },
          transaction,
        ),
      );
    const begin = () =>
      scene.stores.notices.begin(sheetId, atTime('20:00'), receipt);
    // Whoever died between the two tries again.
    expect([await begin(), await begin()]).toEqual([true, true]);
    expect(await scene.stores.notices.list(sheetId)).toEqual([]);
    expect([await finish(), await finish()]).toEqual([true, false]);
    expect(await begin()).toBe(false);
    expect(await scene.stores.notices.list(sheetId)).toEqual([
      { ...receipt, startsAt: atTime('20:00'), sentAt: atTime('10:00') },
    ]);
  });
});
