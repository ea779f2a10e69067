import { TestDatabases } from '@backstage/backend-test-utils';
import {
  aRelease,
  aSignature,
  StoreScene,
} from '../../__testUtils__/StoreScene';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('EventLog (%s)', id => {
  let scene: StoreScene;

  beforeEach(async () => {
    scene = await StoreScene.create(await databases.init(id));
  });

  it('tells of a change of state once', async () => {
    const sheetId = String(await scene.open('shop:1'));
    const replace = (before: 'pending' | undefined, after: string) =>
      scene.stores.sheets.change(sheetId, ({ transaction }) =>
        scene.stores.itemStates.replace(
          sheetId,
          'plan',
          { before, after },
          transaction,
        ),
      );
    expect([
      await replace(undefined, 'pending'),
      await replace(undefined, 'pending'),
      await replace('pending', 'passed'),
      await replace('pending', 'passed'),
    ]).toEqual([true, false, true, false]);
    expect(await scene.stores.itemStates.list(sheetId)).toEqual(
      new Map([['plan', 'passed']]),
    );
  });

  it('writes an event with what it tells of, or neither', async () => {
    const sheetId = String(await scene.open('shop:1'));
    const write = (isBroken: boolean) =>
      scene.stores.sheets.change(sheetId, async ({ sheet, transaction }) => {
        await scene.stores.signatures.put(sheet, aSignature(), transaction);
        const { at: time, by } = aSignature();
        const event = { at: time, actor: by, action: 'signed' as const };
        await scene.stores.events.add(sheet, event, transaction);
        if (isBroken) {
          throw new Error('The power is gone.');
        }
      });
    await expect(write(true)).rejects.toThrow('The power is gone.');
    expect(await scene.stores.events.list(StoreScene.prod)).toEqual([]);
    expect(await scene.signers('shop:1')).toEqual([]);
    await write(false);
    await write(false);
    const { key } = aRelease('shop:1');
    const events = await scene.stores.events.list(StoreScene.prod, {
      releaseKey: key,
    });
    expect(events).toMatchObject([
      { action: 'signed', releaseKey: key, releaseName: '1' },
      { action: 'signed' },
    ]);
    expect(events[1].sequence).toBeGreaterThan(events[0].sequence);
    expect(
      await scene.stores.events.list(StoreScene.prod, { releaseKey: 'other' }),
    ).toEqual([]);
    expect(
      await scene.stores.events.list(StoreScene.prod, { actions: ['opened'] }),
    ).toEqual([]);
  });
});
