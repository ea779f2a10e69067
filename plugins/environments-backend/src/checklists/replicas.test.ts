import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { ChecklistEvent } from '@flightdeck/plugin-environments-common';
import { ChecklistScene, PROD } from '../__testUtils__/ChecklistScene';
import { migrateDatabase } from '../database/migrateDatabase';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const PEOPLE = ['ada', 'bob', 'eve'].map(name => `user:default/${name}`);
const LETTERS = ['a', 'b', 'c'];
const TABLES = ['events', 'evidence', 'items', 'sheets', 'signatures'];
const ROUNDS = 40;
const AT_ONCE = 6;

jest.setTimeout(60_000);

/** Numbers from 0 to 1 that are the same in each run. */
function createDice(seed: number) {
  let state = seed;
  const roll = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)];
}

/** What is refused because another was faster, or the release has gone, is no fault. */
async function unlessRefused(deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof ConflictError || error instanceof NotFoundError)) {
      throw error;
    }
  }
}

describe.each(databases.eachSupportedId())('replicas on %s', id => {
  it.each([1, 2])(
    'keep one truth, whoever does what at the same time (%i)',
    async seed => {
      const knex = await databases.init(id);
      await migrateDatabase(mockServices.database({ knex }));
      await Promise.all(TABLES.map(one => knex(`checklist_${one}`).delete()));
      const pick = createDice(seed);
      const scene = new ChecklistScene(knex);
      scene.setItems(
        { id: 'tests', evidence: [{ collector: 'ci' }] },
        { id: 'review', people: { statement: 'Read.', count: 2 } },
        { id: 'access', scope: 'environment', people: { statement: 'Known.' } },
      );
      const replicas = [1, 2, 3].map(() => scene.replica());

      const doSomething = async () => {
        const replica = pick(replicas);
        const heads = await scene.stores.sheets.heads(PROD, 10);
        const releaseKey = heads.length > 0 ? pick(heads).release.key : 'none';
        const whom = {
          environmentRef: PROD,
          itemId: pick(['review', 'access']),
          person: pick(PEOPLE),
        };
        const answer = pick(['confirmed', 'refused'] as const);
        await unlessRefused(
          pick([
            () => replica.look(),
            () => replica.keeper.reload(PROD),
            () =>
              replica.signing.sign(whom, {
                releaseKey,
                answer,
                comment: 'I looked at it.',
              }),
            () => replica.signing.withdraw(whom, releaseKey),
          ]),
        );
      };
      for (let round = 0; round < ROUNDS; round += 1) {
        scene.now += 1_000;
        scene.run(pick(['shop-staging', 'shop-prod']), pick(LETTERS));
        scene.ci.find(pick(['passed', 'failed', 'pending'] as const));
        await Promise.all(Array.from({ length: AT_ONCE }, doSomething));
      }
      for (const replica of replicas) {
        await replica.look();
      }

      const live = await scene.stores.sheets.listLive();
      expect(live.length).toBeLessThanOrEqual(1);
      const says = replicas.map(replica => ({
        ...replica.says(),
        checklist: undefined,
      }));
      expect(says).toEqual(says.map(() => says[0]));
      const events = await scene.stores.events.list(PROD);
      expect(events.length).toBeGreaterThan(20);
      expectChains(events);
      expectStanding(events);
      const standing = await knex('checklist_signatures').whereNull('ended_at');
      expect(standing.map(nameOf).sort()).toEqual(
        [...new Set(standing.map(nameOf))].sort(),
      );
    },
  );
});

interface SignatureRow {
  item_id: string;
  person: string;
  release_key: string;
}

/** One answer stands of each person, item and release; of items for any release one. */
function nameOf({ item_id, person, release_key }: SignatureRow): string {
  const release = item_id === 'access' ? 'any' : release_key;
  return `${release} ${item_id} ${person}`;
}

/** Each state of an item goes on from the one before; what ran and comes again begins anew. */
function expectChains(events: readonly ChecklistEvent[]): void {
  const last = new Map<string, string | undefined>();
  const ran = new Set<string>();
  for (const { action, after, before, itemId, reason, releaseKey } of events) {
    if (action === 'opened' && ran.delete(releaseKey)) {
      [...last.keys()]
        .filter(key => key.startsWith(releaseKey))
        .forEach(key => last.delete(key));
    }
    if (action === 'deployed' || reason?.includes('runs in the')) {
      ran.add(releaseKey);
    }
    if (action === 'state-changed') {
      const key = `${releaseKey} ${itemId}`;
      expect([key, before ?? 'pending']).toEqual([
        key,
        last.get(key) ?? 'pending',
      ]);
      last.set(key, after);
    }
  }
}

/** None is opened that is open, and none becomes stale that is not. */
function expectStanding(events: readonly ChecklistEvent[]): void {
  const open = new Set<string>();
  for (const { action, reason, releaseKey } of events) {
    const isNext = action === 'opened' && reason?.includes('comes next');
    if (isNext || action === 'became-stale') {
      expect([releaseKey, action, open.has(releaseKey)]).toEqual([
        releaseKey,
        action,
        !isNext,
      ]);
    }
    if (isNext) {
      open.add(releaseKey);
    } else if (['became-stale', 'deployed'].includes(action)) {
      open.delete(releaseKey);
    }
  }
}
