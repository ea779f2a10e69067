import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ChecklistScene, PROD } from '../__testUtils__/ChecklistScene';
import { migrateDatabase } from '../database/migrateDatabase';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const ADA = 'user:default/ada';
const BOB = 'user:default/bob';
const TABLES = ['events', 'evidence', 'items', 'sheets', 'signatures'];

const TESTS = { id: 'tests', evidence: [{ collector: 'ci' }] };
const REVIEW = { id: 'review', people: { statement: 'It was reviewed.' } };

jest.setTimeout(30_000);

describe.each(databases.eachSupportedId())('checklists kept on %s', id => {
  let scene: ChecklistScene;

  beforeEach(async () => {
    const knex = await databases.init(id);
    await migrateDatabase(mockServices.database({ knex }));
    await Promise.all(TABLES.map(one => knex(`checklist_${one}`).delete()));
    scene = new ChecklistScene(knex);
    scene.setItems(TESTS);
    scene.run('shop-staging', 'b');
  });

  it('tells of everything once, whichever replica sees it', async () => {
    const [one, two] = [scene.replica(), scene.replica()];
    await Promise.all([one.look(), two.look()]);
    scene.ci.find('passed');
    await Promise.all([one.look(), two.look()]);
    scene.ci.find('failed');
    await Promise.all([two.look(), one.look()]);
    scene.run('shop-staging', 'c');
    await Promise.all([one.look(), two.look()]);
    expect(await scene.events()).toEqual([
      'b opened',
      'b state-changed tests pending>passed',
      'b state-changed tests passed>failed',
      'c opened',
      'b became-stale',
      'c state-changed tests pending>failed',
    ]);
    const events = await scene.stores.events.list(PROD);
    expect(events[1]).toMatchObject({
      actor: 'flightdeck',
      evidenceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      reason: 'It is passed.',
    });
  });

  it('keeps what was deployed as it was then', async () => {
    const before = scene.replica();
    scene.ci.find('passed');
    await before.look();
    scene.run('shop-prod', 'b');
    scene.now += 60_000;
    await before.look();
    scene.setItems(TESTS, REVIEW);
    scene.ci.find('failed');
    const after = scene.replica();
    await after.look();
    const { checklist } = await after.reader.answer(scene.prod, {});
    expect(checklist).toMatchObject({
      standing: 'deployed',
      deployedAt: '2026-11-21T12:01:00.000Z',
      items: [{ item: { id: 'tests' }, state: 'passed' }],
    });
    expect(after.says()).toEqual({ blockers: [], warnings: [] });
    await expect(
      after.signing.sign(
        { environmentRef: PROD, itemId: 'tests', person: ADA },
        { releaseKey: checklist?.release.key ?? '', answer: 'refused' },
      ),
    ).rejects.toThrow('bbbbbbb was deployed: its checklist is kept');
  });

  it('asks what is configured now while it is open', async () => {
    await scene.replica().look();
    scene.setItems(TESTS, REVIEW);
    const replica = scene.replica();
    await replica.look();
    expect(replica.says().checklist?.items.map(({ item }) => item.id)).toEqual([
      'tests',
      'review',
    ]);
  });

  it('opens and passes over nothing while nobody knows what runs', async () => {
    const replica = scene.replica();
    await replica.look();
    scene.run('shop-staging', undefined);
    await replica.look();
    scene.run('shop-staging', 'c', { health: { status: 'Progressing' } });
    await replica.look();
    expect(await scene.events()).toEqual(['b opened']);
    expect(replica.says().blockers).toMatchObject([
      {
        code: 'checklist',
        overridable: true,
        message: expect.stringContaining('is still rolled out'),
      },
    ]);
  });

  it('knows of signatures at another replica, of which those of the requester may not count', async () => {
    scene.setItems({
      ...REVIEW,
      people: { statement: 'It was reviewed.', notRequester: true },
    });
    const [one, two] = [scene.replica(), scene.replica()];
    await one.look();
    await two.look();
    const { release } = one.says().checklist ?? {};
    await two.signing.sign(
      { environmentRef: PROD, itemId: 'review', person: ADA },
      { releaseKey: release?.key ?? '', answer: 'confirmed' },
    );
    expect(one.says().blockers).toHaveLength(1);
    await one.keeper.reload(PROD);
    expect(one.says(BOB).blockers).toEqual([]);
    expect(one.says(ADA).blockers).toHaveLength(1);
    expect(one.changed.length).toBeGreaterThan(1);
  });

  it('has no author of the release sign where four eyes are asked for', async () => {
    scene.setItems({
      ...REVIEW,
      people: { statement: 'It was reviewed.', notAuthor: true },
    });
    scene.write('b', 'ada');
    scene.write('a', 'bob');
    const replica = scene.replica();
    await replica.look();
    const sign = (person: string, answer: 'confirmed' | 'refused') =>
      replica.signing.sign(
        { environmentRef: PROD, itemId: 'review', person },
        {
          releaseKey: replica.says().checklist?.release.key ?? '',
          answer,
          comment: 'I looked at it.',
        },
      );
    await expect(sign(ADA, 'confirmed')).rejects.toThrow(
      'You wrote bbbbbbb: someone else signs “An item”.',
    );
    await sign(BOB, 'confirmed');
    await replica.keeper.reload(PROD);
    expect(replica.says().blockers).toEqual([]);
    // Who wrote it may still say that it is not ready.
    await sign(ADA, 'refused');
    await replica.keeper.reload(PROD);
    expect(replica.says().blockers).toHaveLength(1);
  });

  it('holds from a date on, and only where a stage comes before', async () => {
    scene.setItems({ ...TESTS, requiredFrom: '2026-11-21T13:00:00+01:00' });
    const replica = scene.replica();
    scene.now = Date.parse('2026-11-21T11:59:59.999Z');
    await replica.look();
    expect(replica.says()).toMatchObject({
      blockers: [],
      warnings: ['The checklist advises to look at “An item” (pending).'],
    });
    scene.now += 1;
    expect(replica.says().blockers).toHaveLength(1);
    const [staging] = scene.environments;
    const nothing = { blockers: [], warnings: [] };
    expect(replica.judge.judge(staging)).toEqual(nothing);
    expect(replica.judge.judge(staging, { action: 'sync' })).toEqual(nothing);
    // Who promotes to it all the same asks for what no checklist is about.
    expect(replica.judge.judge(staging, { action: 'promote' })).toMatchObject({
      blockers: [
        {
          message: expect.stringContaining(
            'It does not name the environment before it',
          ),
        },
      ],
    });
  });
});
