import { TestDatabases } from '@backstage/backend-test-utils';
import type { ChecklistEvent } from '@flightdeck/plugin-environments-common';
import { eventually } from '../../__testUtils__/eventually';
import {
  aRelease,
  aSignature,
  atTime,
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

  /** Writes an event of a release. */
  const writeOne = (image: string) =>
    scene.knex.transaction(transaction =>
      scene.stores.events.add(
        { environmentRef: StoreScene.prod, release: aRelease(image) },
        { at: atTime('10:00'), actor: 'user:default/ada', action: 'signed' },
        transaction,
      ),
    );

  async function writeAll(...images: string[]): Promise<void> {
    for (const image of images) {
      await writeOne(image);
    }
  }

  it('tells all in pages, each once, while others are written', async () => {
    const [one, other] = ['shop:1', 'shop:2'];
    await writeAll(one, other, one, one, one, other, one, one, one);
    const { key } = aRelease(one);
    const pages: ChecklistEvent[][] = [];
    const query = { releaseKey: key, limit: 3 };
    for await (const page of scene.stores.events.pages(
      StoreScene.prod,
      query,
    )) {
      pages.push(page);
      await writeAll(one, other);
    }
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
    const told = pages.flat();
    expect(new Set(told.map(({ releaseKey }) => releaseKey))).toEqual(
      new Set([key]),
    );
    const sequences = told.map(({ sequence }) => sequence);
    expect(sequences).toEqual(
      [...new Set(sequences)].sort((a, b) => Number(a) - Number(b)),
    );
    // Those that were written meanwhile come next.
    const rest = await scene.stores.events.listAfter(
      StoreScene.prod,
      Math.max(...sequences),
      { releaseKey: key },
    );
    expect(rest).toHaveLength(pages.length);
    const none = { releaseKey: 'other' };
    for await (const _ of scene.stores.events.pages(StoreScene.prod, none)) {
      throw new Error('There is no such release.');
    }
  });

  it('lets nobody see an event of an environment before an earlier one', async () => {
    const { client } = scene.knex;
    /** Whether one that writes waits for another. */
    const isWaiting = async (): Promise<boolean> => {
      if (client.config.client !== 'pg') {
        return client.pool.numPendingAcquires() > 0;
      }
      const locks = scene.knex('pg_locks').where({ granted: false });
      return (await locks).length > 0;
    };
    const first = await scene.knex.transaction();
    await scene.stores.events.add(
      { environmentRef: StoreScene.prod, release: aRelease('shop:1') },
      { at: atTime('10:00'), actor: 'user:default/ada', action: 'signed' },
      first,
    );
    const second = writeOne('shop:2');
    try {
      await eventually(async () => expect(await isWaiting()).toBe(true));
    } finally {
      await first.commit();
      await second;
    }
    const events = await scene.stores.events.listAfter(StoreScene.prod, 0);
    expect(events.map(({ releaseName }) => releaseName)).toEqual(['1', '2']);
  });
});
