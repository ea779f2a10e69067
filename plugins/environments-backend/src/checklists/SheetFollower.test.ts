import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ChecklistScene, PROD } from '../__testUtils__/ChecklistScene';
import { migrateDatabase } from '../database/migrateDatabase';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const ADA = 'user:default/ada';
const TABLES = ['events', 'evidence', 'items', 'sheets', 'signatures'];

const TESTS = { id: 'tests', evidence: [{ collector: 'ci' }] };
const REVIEW = { id: 'review', people: { statement: 'It was reviewed.' } };

jest.setTimeout(30_000);

describe.each(databases.eachSupportedId())('checklists followed on %s', id => {
  let scene: ChecklistScene;

  beforeEach(async () => {
    const knex = await databases.init(id);
    await migrateDatabase(mockServices.database({ knex }));
    await Promise.all(TABLES.map(one => knex(`checklist_${one}`).delete()));
    scene = new ChecklistScene(knex);
    scene.setItems(TESTS);
    scene.run('shop-staging', 'b');
  });

  it('knows no evidence that nobody has looked at for long, and looks anew where a release comes again', async () => {
    scene.ci.find('passed');
    const replica = scene.replica();
    await replica.look();
    scene.now += 15 * 60_000;
    expect(replica.says().blockers).toEqual([]);
    scene.now += 1;
    expect(replica.says().checklist?.items).toMatchObject([
      {
        state: 'unknown',
        reason: expect.stringContaining('Then it was passed: It is passed.'),
        evidence: [{ error: { kind: 'no-data' } }],
      },
    ]);
    await replica.look();
    expect(replica.says().blockers).toEqual([]);
    scene.run('shop-staging', 'c');
    await replica.look();
    scene.run('shop-staging', 'b');
    scene.ci.fail('connect ECONNREFUSED');
    await replica.look();
    expect(replica.says().checklist?.items).toMatchObject([
      { state: 'unknown' },
    ]);
  });

  it('keeps the checklist of a deployment for ever, and gives its release another when it comes again', async () => {
    scene.setItems({ ...TESTS, ...REVIEW, id: 'tests' });
    scene.run('shop-prod', 'a');
    scene.ci.find('passed');
    const replica = scene.replica();
    const look = async () => {
      scene.now += 60_000;
      await replica.look();
    };
    await look();
    const { release } = replica.says().checklist ?? {};
    const releaseKey = release?.key ?? '';
    await replica.signing.sign(
      { environmentRef: PROD, itemId: 'tests', person: ADA },
      { releaseKey, answer: 'confirmed' },
    );
    scene.run('shop-prod', 'b');
    await look();
    const round = async (number?: number) =>
      (await replica.reader.answer(scene.prod, { releaseKey, round: number }))
        .checklist;
    const kept = await round();
    expect(kept).toMatchObject({ round: 1, verdict: { ready: true } });

    scene.run('shop-prod', 'a');
    scene.ci.find('failed');
    await look();
    expect(await round()).toMatchObject({
      round: 2,
      standing: 'open',
      deployedAt: undefined,
      items: [{ state: 'failed', signOffs: [{ by: ADA }] }],
    });
    expect(await round(1)).toEqual({ ...kept, standing: 'past' });
    const { checklists } = await replica.reader.list(PROD);
    expect(
      checklists.map(one => [one.release.key === releaseKey, one.round]),
    ).toEqual(
      expect.arrayContaining([
        [true, 2],
        [true, 1],
      ]),
    );
    expect(await scene.stores.events.list(PROD)).toContainEqual(
      expect.objectContaining({ reason: 'The release comes next again.' }),
    );

    scene.run('shop-staging', 'c');
    await look();
    expect(await round()).toMatchObject({ round: 2, standing: 'stale' });
    expect(await round(1)).toEqual({ ...kept, standing: 'past' });
    await expect(round(3)).rejects.toThrow(`release ${releaseKey} in round 3`);
  });

  it('keeps a release that another follows as its own authors left it', async () => {
    scene.setItems({
      ...REVIEW,
      people: { statement: 'It was reviewed.', notAuthor: true },
    });
    scene.write('c', 'ada');
    const replica = scene.replica();
    await replica.look();
    await replica.signing.sign(
      { environmentRef: PROD, itemId: 'review', person: ADA },
      {
        releaseKey: replica.says().checklist?.release.key ?? '',
        answer: 'confirmed',
      },
    );
    scene.run('shop-staging', 'c');
    scene.run('shop-prod', 'b');
    scene.now += 1_000;
    await replica.look();
    const [, former] = await scene.stores.sheets.heads(PROD, 2);
    const { kept } = (await scene.stores.sheets.get(former.id)) ?? {};
    expect(former.standing).toBe('deployed');
    expect(kept?.verdict.ready).toBe(true);
    expect(await scene.events()).toContain('b deployed');
    expect(await scene.stores.events.list(PROD)).toContainEqual(
      expect.objectContaining({
        action: 'deployed',
        reason: 'Ready: the only item has passed.',
      }),
    );
  });

  it('asks again who signed what the item does not state any more', async () => {
    scene.setItems(REVIEW);
    const replica = scene.replica();
    await replica.look();
    await replica.signing.sign(
      { environmentRef: PROD, itemId: 'review', person: ADA },
      {
        releaseKey: replica.says().checklist?.release.key ?? '',
        answer: 'confirmed',
      },
    );
    await replica.look();
    expect(replica.says().blockers).toEqual([]);
    scene.setItems({ ...REVIEW, title: 'Reviewed' });
    await scene.replica().look();
    await replica.look();
    expect(replica.says().blockers).toEqual([]);
    scene.setItems({ ...REVIEW, people: { statement: 'I pay for it.' } });
    const after = scene.replica();
    await after.look();
    expect(after.says().blockers).toHaveLength(1);
    expect((await scene.stores.events.list(PROD)).at(-2)).toMatchObject({
      action: 'signature-withdrawn',
      actor: 'flightdeck',
      reason: `The item states something else than ${ADA} signed.`,
    });
  });
});
