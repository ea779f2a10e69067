import { TestDatabases } from '@backstage/backend-test-utils';
import type { Evidence } from '@flightdeck/plugin-environments-common';
import { aRelease, atTime, StoreScene } from '../../__testUtils__/StoreScene';

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
    const { key } = aRelease('shop:1');
    const pushOf = (item: string) =>
      scene.stores.pushes.findOf(StoreScene.prod, key, item);
    expect(await pushOf('plan')).toMatchObject({ state: 'passed' });
    expect(await pushOf('access')).toBeUndefined();
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
    const { key } = aRelease('shop:1');
    const list = () => scene.stores.notices.list(StoreScene.prod, key);
    // Whoever died between the two tries again.
    expect([await begin(), await begin()]).toEqual([true, true]);
    expect(await list()).toEqual([]);
    expect([await finish(), await finish()]).toEqual([true, false]);
    expect(await begin()).toBe(false);
    expect(await list()).toEqual([
      { ...receipt, startsAt: atTime('20:00'), sentAt: atTime('10:00') },
    ]);
  });

  describe('when much is put at once', () => {
    const anEvidence = (itemId: string, change: Partial<Evidence> = {}) => ({
      itemId,
      hash: 'a',
      evidence: {
        collector: 'ci',
        source: 'scm' as const,
        observedAt: atTime('10:00'),
        state: 'passed' as const,
        summary: 'It is so.',
        ...change,
      },
    });

    it('writes all of it, each collector once', async () => {
      const { evidence } = scene.stores;
      const COUNT = 450;
      let statements = 0;
      const count = () => {
        statements += 1;
      };
      scene.knex.on('query', count);
      await Promise.all([
        ...Array.from({ length: COUNT }, (_, number) =>
          evidence.put('sheet', anEvidence(`item-${number}`)),
        ),
        evidence.put('other', anEvidence('plan', { state: 'pending' })),
        evidence.put('other', anEvidence('plan', { state: 'failed' })),
      ]);
      scene.knex.off('query', count);
      expect(statements).toBeLessThan(10);
      expect(await evidence.list('sheet')).toHaveLength(COUNT);
      expect(await evidence.list('other')).toMatchObject([
        { evidence: { state: 'failed' } },
      ]);
    });

    it('lets none that cannot be written keep others from it', async () => {
      const { evidence } = scene.stores;
      const puts = await Promise.allSettled([
        evidence.put('sheet', anEvidence('plan')),
        evidence.put('sheet', {
          ...anEvidence('broken'),
          hash: JSON.parse('null'),
        }),
        evidence.put('sheet', anEvidence('access')),
      ]);
      expect(puts.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect(
        (await evidence.list('sheet')).map(({ itemId }) => itemId),
      ).toEqual(['access', 'plan']);
    });
  });
});
