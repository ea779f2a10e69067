import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  checklistDefinitionSchema,
  releaseOf,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { migrateDatabase } from '../../database/migrateDatabase';
import { type ChecklistStores, createChecklistStores } from './ChecklistStores';
import type { NewSignature } from './SignatureStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const PROD = 'resource:default/shop-prod';
const at = (time: string) => `2026-11-21T${time}:00.000Z`;
const definition = checklistDefinitionSchema.parse({
  title: 'Before prod',
  items: [
    { id: 'plan', title: 'Plan', why: 'One knows.' },
    { id: 'access', title: 'Access', why: 'So is it.', scope: 'environment' },
  ],
});
const aRelease = (image: string) =>
  releaseOf({ images: [image], applications: [] });

const signed = (change: Partial<NewSignature> = {}): NewSignature => ({
  itemId: 'plan',
  by: 'user:default/ada',
  at: at('10:00'),
  answer: 'confirmed',
  ...change,
});

describe.each(databases.eachSupportedId())('ChecklistStores (%s)', id => {
  let knex: Knex;
  let stores: ChecklistStores;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrateDatabase(mockServices.database({ knex }));
    for (const table of [
      'events',
      'evidence',
      'items',
      'notices',
      'pushed',
      'sheets',
      'signatures',
      'waivers',
    ]) {
      await knex(`checklist_${table}`).delete();
    }
    stores = createChecklistStores(knex);
  });

  /** A new sheet; undefined when there is one of the release. */
  const open = (image: string, openedAt = at('08:00')) =>
    knex.transaction(transaction =>
      stores.sheets.add(
        {
          environmentRef: PROD,
          release: aRelease(image),
          definition,
          from: undefined,
          standing: 'open',
          openedAt,
        },
        transaction,
      ),
    );
  const sheetOf = async (image: string) => {
    const sheet = await stores.sheets.find(PROD, aRelease(image).key);
    if (!sheet) {
      throw new Error(`No sheet of ${image}.`);
    }
    return sheet;
  };
  const sign = async (image: string, signature: NewSignature) =>
    stores.sheets.change((await sheetOf(image)).id, locked =>
      stores.signatures.put(locked.sheet, signature, locked.transaction),
    );
  const signers = async (image: string) =>
    (await stores.signatures.list(await sheetOf(image))).map(
      ({ answer, by, itemId }) => `${itemId} ${by} ${answer}`,
    );

  it('has one sheet of a release, whoever opens it', async () => {
    const opened = await Promise.all([open('shop:1'), open('shop:1')]);
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await sheetOf('shop:1')).toMatchObject({
      environmentRef: PROD,
      definition,
      standing: 'open',
      isLive: true,
      version: 1,
    });
    expect(await stores.sheets.find('resource:x/y', 'nothing')).toBe(undefined);
  });

  it('keeps what a sheet said when it was closed', async () => {
    const sheetId = String(await open('shop:1'));
    await open('shop:2', at('09:00'));
    const kept = {
      environmentRef: PROD,
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
      openedAt: at('08:00'),
      judgedAt: at('11:00'),
    };
    await stores.sheets.change(sheetId, locked =>
      stores.sheets.move(locked, {
        standing: 'deployed',
        deployedAt: at('11:00'),
        kept,
      }),
    );
    expect(await sheetOf('shop:1')).toMatchObject({ isLive: false, kept });
    expect(await stores.sheets.listLive()).toHaveLength(1);
    expect((await stores.sheets.findLive(PROD))?.release.name).toBe('2');
    expect(
      (await stores.sheets.heads(PROD, 1)).map(
        ({ isLive, release: { name } }) => [name, isLive],
      ),
    ).toEqual([
      ['2', true],
      ['1', false],
    ]);
    expect(await stores.sheets.listDeployed(PROD, 5)).toHaveLength(1);
  });

  it('counts a person once, and two at once both', async () => {
    await open('shop:1');
    const both = await Promise.all([
      sign('shop:1', signed()),
      sign('shop:1', signed({ by: 'user:default/bob' })),
      sign('shop:1', signed()),
    ]);
    expect(both.filter(Boolean)).toHaveLength(2);
    expect((await signers('shop:1')).sort()).toEqual([
      'plan user:default/ada confirmed',
      'plan user:default/bob confirmed',
    ]);
  });

  it('has the last answer of a person stand, and none that was withdrawn', async () => {
    await open('shop:1');
    await sign('shop:1', signed());
    expect(await sign('shop:1', signed({ answer: 'refused' }))).toBe(true);
    expect(await signers('shop:1')).toEqual(['plan user:default/ada refused']);
    const { id: sheetId } = await sheetOf('shop:1');
    const withdraw = () =>
      stores.sheets.change(sheetId, ({ sheet, transaction }) =>
        stores.signatures.end(sheet, signed(), transaction),
      );
    expect([await withdraw(), await withdraw()]).toEqual([true, false]);
    expect(await signers('shop:1')).toEqual([]);
  });

  it('renews an answer that has expired', async () => {
    await open('shop:1');
    const until = { expiresAt: at('11:00') };
    await sign('shop:1', signed(until));
    expect(await sign('shop:1', signed({ ...until, at: at('10:59') }))).toBe(
      false,
    );
    expect(await sign('shop:1', signed({ at: at('11:00') }))).toBe(true);
    expect(await signers('shop:1')).toHaveLength(1);
  });

  it('has an answer for the environment bear on other releases', async () => {
    await open('shop:1');
    await open('shop:2');
    await sign('shop:1', signed());
    await sign('shop:1', signed({ itemId: 'access' }));
    expect(await signers('shop:2')).toEqual([
      'access user:default/ada confirmed',
    ]);
  });

  it('tells of a change of state once', async () => {
    const sheetId = String(await open('shop:1'));
    const replace = (before: 'pending' | undefined, after: string) =>
      stores.sheets.change(sheetId, ({ transaction }) =>
        stores.itemStates.replace(
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
    expect(await stores.itemStates.list(sheetId)).toEqual(
      new Map([['plan', 'passed']]),
    );
  });

  it('writes an event with what it tells of, or neither', async () => {
    const sheetId = String(await open('shop:1'));
    const write = (isBroken: boolean) =>
      stores.sheets.change(sheetId, async ({ sheet, transaction }) => {
        await stores.signatures.put(sheet, signed(), transaction);
        const { at: time, by } = signed();
        const event = { at: time, actor: by, action: 'signed' as const };
        await stores.events.add(sheet, event, transaction);
        if (isBroken) {
          throw new Error('The power is gone.');
        }
      });
    await expect(write(true)).rejects.toThrow('The power is gone.');
    expect(await stores.events.list(PROD)).toEqual([]);
    expect(await signers('shop:1')).toEqual([]);
    await write(false);
    await write(false);
    const { key } = aRelease('shop:1');
    const events = await stores.events.list(PROD, { releaseKey: key });
    expect(events).toMatchObject([
      { action: 'signed', releaseKey: key, releaseName: '1' },
      { action: 'signed' },
    ]);
    expect(events[1].sequence).toBeGreaterThan(events[0].sequence);
    expect(await stores.events.list(PROD, { releaseKey: 'other' })).toEqual([]);
    expect(await stores.events.list(PROD, { actions: ['opened'] })).toEqual([]);
  });

  it('keeps the last evidence of each collector, and the last push', async () => {
    const sheetId = String(await open('shop:1'));
    const push = (state: 'pending' | 'passed') =>
      stores.sheets.change(sheetId, ({ transaction }) =>
        stores.pushes.put(
          sheetId,
          'plan',
          { state, summary: 'Told.', by: 'external:ci', at: at('10:00') },
          transaction,
        ),
      );
    for (const state of ['pending', 'passed'] as const) {
      await stores.evidence.put(sheetId, {
        itemId: 'plan',
        hash: state,
        evidence: {
          collector: 'ci',
          source: 'scm',
          observedAt: at('10:00'),
          state,
          summary: `It is ${state}.`,
        },
      });
      await push(state);
    }
    expect(await stores.evidence.list(sheetId)).toMatchObject([
      { hash: 'passed', evidence: { state: 'passed' } },
    ]);
    expect(await stores.pushes.find(sheetId, 'plan')).toMatchObject({
      state: 'passed',
    });
    expect(await stores.pushes.find(sheetId, 'access')).toBeUndefined();
  });

  it('has a notice sent once for a start', async () => {
    const sheetId = String(await open('shop:1'));
    const receipt = { recipients: ['group:x/y'], unresolved: [], sentBy: 'a' };
    const finish = () =>
      stores.sheets.change(sheetId, ({ transaction }) =>
        stores.notices.finish(
          sheetId,
          at('20:00'),
          { receipt, sentAt: at('10:00') },
          transaction,
        ),
      );
    const begin = () => stores.notices.begin(sheetId, at('20:00'), receipt);
    // Whoever died between the two tries again.
    expect([await begin(), await begin()]).toEqual([true, true]);
    expect(await stores.notices.list(sheetId)).toEqual([]);
    expect([await finish(), await finish()]).toEqual([true, false]);
    expect(await begin()).toBe(false);
    expect(await stores.notices.list(sheetId)).toEqual([
      { ...receipt, startsAt: at('20:00'), sentAt: at('10:00') },
    ]);
  });

  it('goes back to where it came from', async () => {
    await knex.migrate.down({
      name: '20261122000000_checklists.js',
      directory: `${__dirname}/../../../migrations`,
    });
    expect(await knex.schema.hasTable('checklist_sheets')).toBe(false);
    await migrateDatabase(mockServices.database({ knex }));
    expect(await knex.schema.hasTable('checklist_events')).toBe(true);
  });
});
