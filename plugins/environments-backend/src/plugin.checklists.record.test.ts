import { mockServices } from '@backstage/backend-test-utils';
import {
  type ChecklistEvents,
  checklistEventsSchema,
} from '@flightdeck/plugin-environments-common';
import {
  ADA,
  type StartChecklistsOptions,
} from './__testUtils__/startChecklists';
import { startOpenChecklist } from './__testUtils__/startOpenChecklist';

jest.setTimeout(30_000);

describe('the record of checklists through the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(options: StartChecklistsOptions = {}) {
    const plugin = await startOpenChecklist(options);
    stops.push(plugin.stop);
    return plugin;
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('tells what happened as JSON and as CSV, in which no formula is run', async () => {
    const { call, release, sign } = await start();
    await sign(ADA, { comment: 'Fine, "really".' });
    await call('post', 'checklist/items/scan/waivers', {
      body: {
        releaseKey: release.key,
        reason: '=HYPERLINK("http://evil.test")',
        hours: 1,
      },
    });
    const query = `checklist/events?release=${release.key}`;
    const { body } = await call('get', query);
    expect(body.events.map(({ action }: { action: string }) => action)).toEqual(
      ['opened', 'signed', 'waiver-requested'],
    );
    const { text } = await call('get', `${query}&format=csv`);
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^"sequence","at","environmentRef"/);
    expect(lines[2]).toContain('"Confirmed. Fine, ""really""."');
    expect(lines[3]).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
    expect((await call('get', `${query}&format=xml`)).status).toBe(400);
  });

  it('tells of all that happened in pages, or whole', async () => {
    const { call, release, sign } = await start();
    await sign(ADA);
    await sign(ADA, { comment: 'Once more.' });
    const query = `checklist/events?release=${release.key}`;
    const read = async (more: string): Promise<ChecklistEvents> => {
      const { body, text } = await call('get', `${query}${more}`);
      return checklistEventsSchema.parse(
        Object.keys(body).length > 0 ? body : JSON.parse(text),
      );
    };
    const whole = await read('&whole=true');
    expect(whole.events.map(({ action }) => action)).toEqual([
      'opened',
      'signed',
      'signed',
    ]);
    expect(await read('')).toEqual(whole);
    expect(await read('&limit=2')).toEqual({
      events: whole.events.slice(1),
      olderLeftOut: true,
    });
    const first = await read('&after=0&limit=2');
    expect(first).toEqual({
      events: whole.events.slice(0, 2),
      next: whole.events[1].sequence,
    });
    expect(await read(`&after=${first.next}&limit=2`)).toEqual({
      events: whole.events.slice(2),
    });
    for (const wrong of ['limit=0', 'limit=10001', 'after=-1', 'whole=no']) {
      expect((await call('get', `${query}&${wrong}`)).refusal).toMatch(
        /^400 The (limit|after|whole) in the query is not valid/,
      );
    }
  });

  it('has every answer in the audit log, those that were refused, too', async () => {
    const audited: object[] = [];
    const { call, sign } = await start({
      auditor: mockServices.auditor.mock({
        createEvent: async ({ eventId, meta }) => {
          const end = (ended: string) =>
            audited.push({ eventId, ...meta, ended });
          return {
            success: async () => {
              end('success');
            },
            fail: async () => {
              end('failure');
            },
          };
        },
      }),
    });
    const { body } = await sign(ADA);
    const { key } = body.checklist.release;
    await call('post', 'checklist/waivers/7', {
      body: { decision: 'approve' },
    });
    const place = {
      eventId: 'environment-checklist',
      namespace: 'default',
      name: 'shop-prod',
    };
    expect(audited).toEqual([
      {
        ...place,
        deed: 'sign',
        item: 'review',
        releaseKey: key,
        answer: 'confirmed',
        ended: 'success',
      },
      {
        ...place,
        deed: 'decide-waiver',
        waiver: '7',
        decision: 'approve',
        ended: 'failure',
      },
    ]);
  });
});
