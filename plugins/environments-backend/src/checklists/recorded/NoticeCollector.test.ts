import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { releaseOf } from '@flightdeck/plugin-environments-common';
import { aDefinition } from '../../__testUtils__/fixtures';
import { migrateDatabase } from '../../database/migrateDatabase';
import { createChecklistStores } from '../store/ChecklistStores';
import { NoticeCollector } from './NoticeCollector';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const definition = aDefinition();
const release = releaseOf({ images: ['shop:1'], applications: [] });
const at = (time: string) => `2026-11-${time}:00.000Z`;

describe('NoticeCollector', () => {
  async function aCollector() {
    const knex = await databases.init('SQLITE_3');
    await migrateDatabase(mockServices.database({ knex }));
    await knex('checklist_sheets').delete();
    await knex('checklist_notices').delete();
    const stores = createChecklistStores(knex);
    const sheetId = await knex.transaction(transaction =>
      stores.sheets.add(
        {
          environmentRef: definition.ref,
          release,
          round: 1,
          definition: { title: 'Before prod', items: [] },
          from: undefined,
          standing: 'open',
          openedAt: at('21T08:00'),
        },
        transaction,
      ),
    );
    const collector = new NoticeCollector({ stores });
    return {
      send: async (
        startsAt: string,
        sentAt: string,
        recipients = ['group:default/shop'],
      ) => {
        const receipt = {
          recipients,
          unresolved: ['component:default/orphan'],
          sentBy: 'user:default/ada',
        };
        await stores.notices.begin(String(sheetId), startsAt, receipt);
        await knex.transaction(transaction =>
          stores.notices.finish(
            String(sheetId),
            startsAt,
            { receipt, sentAt },
            transaction,
          ),
        );
      },
      collect: (options: Record<string, unknown> = {}, now = at('21T09:30')) =>
        collector.collect({
          itemId: 'stakeholders',
          release,
          before: undefined,
          target: {
            definition,
            facts: { environment: definition, sources: [], objects: {} },
            release: undefined,
            deployments: [],
          },
          options,
          now: new Date(now),
        }),
    };
  }

  it('waits for a notice', async () => {
    const { collect } = await aCollector();
    expect(await collect()).toEqual({
      releaseKey: release.key,
      state: 'pending',
      summary: 'No notice of the deployment of 1 was sent yet.',
    });
  });

  it.each<[string, string, Record<string, unknown>, string, RegExp]>([
    ['21T10:00', '21T09:00', {}, 'passed', /^1 recipient was told/],
    ['21T10:00', '21T09:01', {}, 'warning', /59 minutes before it/],
    ['21T10:00', '21T09:01', { leadTime: 'PT30M' }, 'passed', /./],
    ['22T10:00', '21T09:00', { leadTime: 'P2D' }, 'warning', /2 days\.$/],
  ])(
    'of a start at %s, sent at %s with %j: %s',
    async (startsAt, sentAt, options, state, summary) => {
      const { collect, send } = await aCollector();
      await send(at(startsAt), at(sentAt));
      expect(await collect(options)).toMatchObject({
        state,
        summary: expect.stringMatching(summary),
        observedAt: at(sentAt),
        answered:
          'Sent by user:default/ada to: group:default/shop.\nWithout a known owner: component:default/orphan.',
      });
    },
  );

  it('warns when nobody is known who could be told', async () => {
    const { collect, send } = await aCollector();
    await send(at('22T10:00'), at('21T09:00'), []);
    expect(await collect()).toMatchObject({ state: 'warning' });
  });

  it('has a notice of a time that has gone by count for nothing', async () => {
    const { collect, send } = await aCollector();
    await send(at('21T10:00'), at('21T08:00'));
    expect((await collect({}, at('22T09:59'))).state).toBe('passed');
    expect(await collect({}, at('22T10:00'))).toMatchObject({
      state: 'pending',
      summary: 'The notice was of a time that has gone by: send another.',
    });
  });

  it('takes no lead time that is none', () => {
    const collector = new NoticeCollector({ stores: Object.create(null) });
    expect(() => collector.checkOptions({ leadTime: '1 hour' })).toThrow(
      'leadTime: it is an ISO 8601 duration such as PT1H, and not less than nothing.',
    );
  });
});
