import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import {
  type Deed,
  notice,
  push,
  signature,
  type Told,
  waiverApproval,
  waiverRequest,
} from './__testUtils__/deeds';
import { type Death, MortalScene } from './__testUtils__/MortalScene';
import { seededRandom } from './__testUtils__/seededRandom';

jest.setTimeout(180_000);

const SEED = 20_261_121;
/** About as long as it takes to answer all of a volley. */
const VOLLEY_MS = 80;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const connectionSchema = z.object({
  config: z.object({
    connection: z.object({
      host: z.string(),
      port: z.coerce.number(),
      user: z.string(),
      password: z.string().optional(),
      database: z.string(),
    }),
  }),
});

/** How the plugin is told of a database that is still there when its process is not. */
async function configureDatabase(
  id: TestDatabaseId,
  folder: string,
): Promise<JsonObject> {
  if (id === 'SQLITE_3') {
    return { client: 'better-sqlite3', connection: { directory: folder } };
  }
  const { client } = await databases.init(id);
  const { connection } = connectionSchema.parse(client).config;
  return { client: 'pg', pluginDivisionMode: 'schema', connection };
}

const timesToldOf = ({ events }: Told, deed: Deed) =>
  events.filter(event => deed.isEvent(event)).length;

const isWhole = (told: Told, deed: Deed) =>
  deed.count(told) === timesToldOf(told, deed);

describe.each(databases.eachSupportedId())(
  'answers to a checklist kept in %s',
  id => {
    const random = seededRandom(SEED);
    let folder: string;
    let scene: MortalScene;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'flightdeck-mortality-'));
      scene = await MortalScene.create(await configureDatabase(id, folder));
    });

    afterAll(async () => {
      await scene.close();
      await rm(folder, { recursive: true });
    });

    /** Does it until it counts, and once more: it counts once. */
    async function repeat(deed: Deed): Promise<void> {
      const before = timesToldOf(await scene.read(), deed);
      expect(await scene.do(deed)).toBe(before === 0 ? 200 : deed.again);
      const letters = scene.mailbox.letters.length;
      expect(await scene.do(deed)).toBe(deed.again);
      expect(scene.mailbox.letters).toHaveLength(letters);
      const told = await scene.read(now => deed.count(now) > 0);
      expect([deed.count(told), timesToldOf(told, deed)]).toEqual([1, 1]);
    }

    /** How many of the deeds a backend did before it died. */
    async function survivors(deeds: Deed[], death: Death): Promise<number> {
      await scene.dieOf(deeds, death);
      await scene.rise();
      const told = await scene.read(now =>
        deeds.every(deed => isWhole(now, deed)),
      );
      for (const deed of deeds) {
        await repeat(deed);
      }
      return deeds.filter(deed => timesToldOf(told, deed) > 0).length;
    }

    it.each<[string, 'event' | 'commit', Deed]>([
      ['a signature', 'event', signature('ada')],
      ['a request for a waiver', 'commit', waiverRequest('scan-1')],
      ['the approval of a waiver', 'event', waiverApproval('scan-1')],
      ['pushed evidence', 'commit', push('tests-1')],
    ])(
      'are not there when a backend dies while it writes %s (%s)',
      async (_what, at, deed) => {
        expect(await survivors([deed], { at })).toBe(0);
      },
    );

    it('are told again to the same people when it dies before it knows that they were sent', async () => {
      const { letters } = scene.mailbox;
      expect(await survivors([notice(1)], { at: 'letter' })).toBe(0);
      expect(letters).toHaveLength(2);
      // The same scope: it takes the place of the first one.
      expect(letters[1]).toEqual(letters[0]);
    });

    it('are there once a word of the answer is', async () => {
      expect(await survivors([signature('eve')], { at: 'answered' })).toBe(1);
    });

    it.each<[string, () => Death]>([
      ['at once', () => ({ at: 'written' })],
      ['a little later', () => ({ afterMs: random() * VOLLEY_MS })],
      ['later', () => ({ afterMs: random() * VOLLEY_MS })],
    ])('are whole or not there when it dies %s', async (when, death) => {
      const number = ['at once', 'a little later', 'later'].indexOf(when) + 2;
      const deeds = [
        signature(`ada-${number}`),
        waiverRequest(`scan-${number}`),
        push(`tests-${number}`),
        signature(`bob-${number}`),
        notice(number),
      ];
      expect(await survivors(deeds, death())).toBeLessThanOrEqual(5);
    });
  },
);
