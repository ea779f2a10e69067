import { TestDatabases } from '@backstage/backend-test-utils';
import { aSignature, atTime, StoreScene } from '../../__testUtils__/StoreScene';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('SignatureStore (%s)', id => {
  let scene: StoreScene;

  beforeEach(async () => {
    scene = await StoreScene.create(await databases.init(id));
  });

  it('counts a person once, and two at once both', async () => {
    await scene.open('shop:1');
    const both = await Promise.all([
      scene.sign('shop:1', aSignature()),
      scene.sign('shop:1', aSignature({ by: 'user:default/bob' })),
      scene.sign('shop:1', aSignature()),
    ]);
    expect(both.filter(Boolean)).toHaveLength(2);
    expect((await scene.signers('shop:1')).sort()).toEqual([
      'plan user:default/ada confirmed',
      'plan user:default/bob confirmed',
    ]);
  });

  it('has the last answer of a person stand, and none that was withdrawn', async () => {
    await scene.open('shop:1');
    await scene.sign('shop:1', aSignature());
    expect(await scene.sign('shop:1', aSignature({ answer: 'refused' }))).toBe(
      true,
    );
    expect(await scene.signers('shop:1')).toEqual([
      'plan user:default/ada refused',
    ]);
    const { id: sheetId } = await scene.sheetOf('shop:1');
    const withdraw = () =>
      scene.stores.sheets.change(sheetId, ({ sheet, transaction }) =>
        scene.stores.signatures.end(sheet, aSignature(), transaction),
      );
    expect([await withdraw(), await withdraw()]).toEqual([true, false]);
    expect(await scene.signers('shop:1')).toEqual([]);
  });

  it('renews an answer that has expired', async () => {
    await scene.open('shop:1');
    const until = { expiresAt: atTime('11:00') };
    await scene.sign('shop:1', aSignature(until));
    expect(
      await scene.sign('shop:1', aSignature({ ...until, at: atTime('10:59') })),
    ).toBe(false);
    expect(
      await scene.sign('shop:1', aSignature({ at: atTime('11:00') })),
    ).toBe(true);
    expect(await scene.signers('shop:1')).toHaveLength(1);
  });

  it('has an answer for the environment bear on other releases', async () => {
    await scene.open('shop:1');
    await scene.open('shop:2');
    await scene.sign('shop:1', aSignature());
    await scene.sign('shop:1', aSignature({ itemId: 'access' }));
    expect(await scene.signers('shop:2')).toEqual([
      'access user:default/ada confirmed',
    ]);
  });

  it('has the last answer for the environment stand, whichever release it was given for', async () => {
    await scene.open('shop:1');
    await scene.open('shop:2');
    const access = { itemId: 'access' };
    await scene.sign('shop:1', aSignature(access));
    expect(await scene.sign('shop:2', aSignature(access))).toBe(false);
    await scene.sign('shop:2', aSignature({ ...access, answer: 'refused' }));
    const answers = ['access user:default/ada refused'];
    expect(await scene.signers('shop:2')).toEqual(answers);
    expect(await scene.signers('shop:1')).toEqual(answers);
    await scene.sign('shop:1', aSignature(access));
    const { id: sheetId } = await scene.sheetOf('shop:2');
    const isEnded = await scene.stores.sheets.change(sheetId, locked =>
      scene.stores.signatures.end(
        locked.sheet,
        aSignature(access),
        locked.transaction,
      ),
    );
    expect(isEnded).toBe(true);
    expect(await scene.signers('shop:1')).toEqual([]);
  });
});
