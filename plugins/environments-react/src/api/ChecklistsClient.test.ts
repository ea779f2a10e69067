import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import { sheetFixture, signOffFixture } from '../testUtils/checklistFixtures';
import { FakeEnvironmentsApi } from '../testUtils/FakeEnvironmentsApi';
import { EnvironmentsClient } from './EnvironmentsClient';

const BASE = 'http://backend.test/api/environments';
const PATH = '/v1/environments/default/shop-prod';
const REF = 'resource:default/shop-prod';

describe('ChecklistsClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const { checklists } = new EnvironmentsClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend.test' }),
    fetchApi: mockApis.fetch(),
  });

  const fake = new FakeEnvironmentsApi().checklists;
  fake.sheets = [sheetFixture({ signOffs: [signOffFixture()] })];
  fake.events = [
    {
      sequence: 1,
      at: '2026-03-02T09:00:00Z',
      environmentRef: REF,
      releaseKey: 'r-2',
      releaseName: '1.5.0',
      actor: 'flightdeck',
      action: 'opened',
    },
  ];

  it('names what it reads, each part escaped', async () => {
    const answers: Record<string, JsonBodyType> = {
      [`${PATH}/checklist`]: await fake.getChecklist(REF),
      [`${PATH}/checklist?release=r%2F2`]: await fake.getChecklist(REF),
      [`${PATH}/checklists`]: await fake.listChecklists(),
      [`${PATH}/checklist/events?release=r-2`]: { events: fake.events },
      [`${PATH}/checklist/events?release=r-2&format=csv&whole=true`]: 'a,b',
    };
    const asked: string[] = [];
    server.use(
      http.get(`${BASE}/*`, ({ request }) => {
        const path = request.url.slice(BASE.length);
        asked.push(path);
        return HttpResponse.json(answers[path]);
      }),
    );

    const [answer, , list, { events }, file] = await Promise.all([
      checklists.getChecklist(REF),
      checklists.getChecklist(REF, { release: 'r/2' }),
      checklists.listChecklists(REF),
      checklists.listEvents(REF, 'r-2'),
      checklists.exportEvents(REF, 'r-2', 'csv'),
    ]);

    expect(asked.sort()).toEqual(Object.keys(answers).sort());
    expect(answer.checklist?.items).toHaveLength(8);
    expect(list.checklists[0].standing).toBe('open');
    expect(events[0].action).toBe('opened');
    expect(file.size).toBeGreaterThan(0);
  });

  it('sends what people write to its place', async () => {
    const sent: unknown[] = [];
    const answer = await fake.getChecklist(REF);
    server.use(
      http.all(`${BASE}/*`, async ({ request }) => {
        const body = await request.text();
        sent.push([
          `${request.method} ${request.url.slice(`${BASE}${PATH}`.length)}`,
          body && JSON.parse(body),
        ]);
        return HttpResponse.json(answer);
      }),
    );
    const signature = { releaseKey: 'r-2', answer: 'confirmed' as const };
    const waiver = { releaseKey: 'r-2', reason: 'It is late.', hours: 4 };
    const decision = { decision: 'deny' as const, reason: 'It can wait.' };
    const notice = { releaseKey: 'r-2', startsAt: '2026-03-02T10:00:00+01:00' };
    const review = { releaseKey: 'r-2', reason: 'Looked at it.' };

    await checklists.sign(REF, 'a/b', signature);
    await checklists.withdrawSignature(REF, 'tests', 'r&2');
    await checklists.requestWaiver(REF, 'tests', waiver);
    await checklists.decideWaiver(REF, 'w/1', decision);
    await checklists.sendNotice(REF, notice);
    const last = await checklists.review(REF, review);

    expect(sent).toEqual([
      ['POST /checklist/items/a%2Fb/signature', signature],
      ['DELETE /checklist/items/tests/signature?release=r%262', ''],
      ['POST /checklist/items/tests/waivers', waiver],
      ['POST /checklist/waivers/w%2F1', decision],
      ['POST /checklist/notice', notice],
      ['POST /checklist/review', review],
    ]);
    expect(last.caller).toBe('user:default/ada');
  });
});
