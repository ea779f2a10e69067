import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { anEntity } from './__testUtils__/fixtures';
import {
  ADA,
  BOB,
  EVE,
  startChecklists,
  type StartChecklistsOptions,
  statesOf,
} from './__testUtils__/startChecklists';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const SIGNATURE = 'checklist/items/review/signature';

function anOther(
  kind: string,
  name: string,
  relations: Record<string, string[]>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    relations: Object.entries(relations).flatMap(([type, targets]) =>
      targets.map(targetRef => ({ type, targetRef })),
    ),
  };
}

describe('answers to checklists through the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];

  /** The plugin with an open checklist of the release `b`. */
  async function start(options: StartChecklistsOptions = {}) {
    const plugin = await startChecklists(options);
    stops.push(plugin.stop);
    plugin.deploy('shop-staging', 'b');
    const { release } = await plugin.opened('b');
    const releaseKey = release.key;
    return {
      ...plugin,
      release,
      events: async () => {
        const { body } = await plugin.call('get', 'checklist/events');
        return body.events.map(
          ({ action, actor }: { action: string; actor: string }) =>
            `${actor} ${action}`,
        );
      },
      sign: (who: string, more: object = {}) =>
        plugin.call('post', SIGNATURE, {
          who,
          body: { releaseKey, answer: 'confirmed', ...more },
        }),
    };
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('counts a signature once that was stored before the backend died', async () => {
    const knex = await databases.init('SQLITE_3');
    const first = await start({ knex });
    await first.sign(ADA);
    await Promise.all(stops.splice(0).map(stop => stop()));
    const { checklist, events, sign } = await start({ knex });
    expect((await sign(ADA)).status).toBe(200);
    expect((await checklist()).items[1]).toMatchObject({
      state: 'pending',
      signOffs: [{ by: ADA }],
      signaturesMissing: 1,
    });
    expect(
      (await events()).filter((event: string) => event.includes('signed')),
    ).toEqual([`${ADA} signed`]);
  });

  it('counts two people who sign at once, each once', async () => {
    const { checklist, events, sign } = await start();
    const answers = await Promise.all(
      [ADA, BOB, ADA, BOB].map(who => sign(who)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(statesOf(await checklist()).review).toBe('passed');
    const signed = (await events()).filter((one: string) =>
      one.endsWith('signed'),
    );
    expect(signed.sort()).toEqual([`${ADA} signed`, `${BOB} signed`]);
  });

  it('asks again once a signature is withdrawn', async () => {
    const { call, checklist, release, sign } = await start();
    await sign(ADA);
    const { body } = await sign(BOB);
    expect(body.checklist.items[1].state).toBe('passed');
    const query = `?release=${release.key}`;
    const withdrawn = await call('delete', `${SIGNATURE}${query}`, {
      who: BOB,
    });
    expect(withdrawn.body.checklist.items[1].state).toBe('pending');
    await call('delete', `${SIGNATURE}${query}`, { who: BOB });
    expect((await checklist()).items[1].signOffs).toMatchObject([{ by: ADA }]);
  });

  it('tells what is wrong with an answer', async () => {
    const { call, release, sign } = await start();
    const releaseKey = release.key;
    expect((await sign(ADA, { answer: 'refused' })).refusal).toBe(
      '400 Say in a comment why “Review” is refused.',
    );
    expect((await sign(ADA, { releaseKey: 'another' })).refusal).toBe(
      '404 resource:default/shop-prod has no checklist of a release another.',
    );
    expect((await sign(ADA, { link: 'data:text/html,hello' })).status).toBe(400);
    const tests = 'checklist/items/tests/signature';
    const body = { releaseKey, answer: 'confirmed' };
    expect((await call('post', tests, { body })).refusal).toBe(
      '400 Nobody is asked to sign “Tests”.',
    );
    const nothing = 'checklist/items/nothing/signature';
    expect((await call('post', nothing, { body })).status).toBe(404);
    const { body: refused } = await sign(EVE, {
      answer: 'refused',
      comment: 'It lacks a plan.',
    });
    expect(refused.checklist.items[1]).toMatchObject({
      state: 'failed',
      reason: `${EVE} refused to sign: It lacks a plan.`,
    });
  });

  it('has one waiver at a time, which ends when someone revokes it', async () => {
    const { call, checklist, release } = await start();
    const path = 'checklist/items/scan/waivers';
    const body = {
      releaseKey: release.key,
      reason: 'The scanner is down since noon.',
      hours: 4,
    };
    const both = await Promise.all([
      call('post', path, { who: ADA, body }),
      call('post', path, { who: BOB, body }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { items } = await checklist();
    const { id, requestedBy } = items[2].waiver ?? {};
    const decide = (who: string, decision: string) =>
      call('post', `checklist/waivers/${id}`, {
        who,
        body: { decision, reason: 'It was looked at.' },
      });
    const other = requestedBy === ADA ? BOB : ADA;
    expect((await decide(other, 'revoke')).refusal).toBe(
      '409 The waiver is pending: there is nothing to revoke.',
    );
    await decide(other, 'approve');
    expect((await decide(EVE, 'approve')).status).toBe(409);
    expect(statesOf(await checklist()).scan).toBe('waived');
    await decide(EVE, 'revoke');
    expect(statesOf(await checklist()).scan).toBe('pending');
  });

  it('gives its verdict to what deploys without it', async () => {
    const { call, ci, deploy, checklist, opened, release, sign } = await start({
      items: [
        {
          id: 'review',
          title: 'Review',
          why: 'It tells.',
          people: { statement: 'It was reviewed.' },
        },
      ],
    });
    const verdict = async (query = '') => {
      const { body, status } = await call('get', `checklist/verdict${query}`);
      return { ...body, status };
    };
    const revision = `revision=${'b'.repeat(40)}`;
    expect(await verdict()).toMatchObject({
      status: 200,
      canDeploy: false,
      sentence: 'Not ready: 1 waits for people.',
      release: { key: release.key },
      blockers: [{ code: 'checklist' }],
    });
    expect((await verdict('?enforce=true')).status).toBe(412);
    expect((await verdict(`?enforce=true&${revision}`)).status).toBe(412);
    await sign(ADA);
    expect(await verdict(`?enforce=true&${revision}`)).toMatchObject({
      status: 200,
      canDeploy: true,
      sentence: 'Ready: all 1 items have passed.',
      blockers: [],
    });
    expect(await verdict(`?revision=${'e'.repeat(40)}`)).toMatchObject({
      status: 404,
    });
    deploy('shop-staging', 'c');
    await opened('c');
    expect(await verdict(`?enforce=true&${revision}`)).toMatchObject({
      status: 412,
      blockers: [{ message: expect.stringContaining('is stale') }],
    });
    expect(ci.asked).toEqual([]);
    deploy('shop-prod', 'c');
    await checklist(({ standing }) => standing === 'deployed');
    expect(await verdict('?enforce=true')).toMatchObject({
      status: 200,
      canDeploy: true,
    });
  }, 30_000);

  it('holds for windows in its verdict, too', async () => {
    const { call } = await start({
      items: [],
      config: {
        environments: {
          delivery: {
            windows: [
              {
                name: 'freeze',
                kind: 'deny',
                from: '2020-01-01T00:00:00',
                to: '2120-01-01T00:00:00',
                timeZone: 'UTC',
              },
            ],
          },
        },
      },
    });
    const { body, status } = await call(
      'get',
      'checklist/verdict?enforce=true',
    );
    expect(status).toBe(412);
    expect(body).toMatchObject({
      canDeploy: false,
      blockers: [{ code: 'window' }],
      sentence: expect.stringMatching(/^Nobody may promote/),
    });
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
    expect(lines[2]).toContain('"confirmed. Fine, ""really""."');
    expect(lines[3]).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
    expect((await call('get', `${query}&format=xml`)).status).toBe(400);
  });

  it('sends the notice to owners and dependents, once for a start', async () => {
    const { call, events, notifications, release } = await start({
      items: [
        {
          id: 'notice',
          title: 'Notice',
          why: 'They prepare.',
          evidence: [{ collector: 'notice' }],
        },
      ],
      entities: [
        anEntity('shop-staging', { stage: 'staging' }),
        anEntity('shop-prod', {
          stage: 'prod',
          annotations: { 'flightdeck.dev/promotes-from': 'shop-staging' },
        }),
        anOther('System', 'shop', {
          hasPart: ['component:default/web', 'api:default/orders'],
        }),
        anOther('Component', 'web', {
          dependencyOf: ['component:default/app', 'api:default/orders'],
        }),
        anOther('API', 'orders', {
          apiConsumedBy: ['component:default/app', 'component:default/orphan'],
        }),
        anOther('Component', 'app', { ownedBy: ['group:default/mobile'] }),
        anOther('Component', 'orphan', {}),
      ],
    });
    const body = {
      releaseKey: release.key,
      startsAt: '2120-01-01T10:00:00+01:00',
      message: 'Ten minutes of maintenance',
    };
    const { body: answer } = await call('post', 'checklist/notice', { body });
    expect(answer.checklist.items[0]).toMatchObject({
      state: 'passed',
      evidence: [
        {
          answered:
            'Sent by user:default/ada to: group:default/mobile, group:default/shop.\nWithout a known owner: component:default/orphan.',
        },
      ],
    });
    await call('post', 'checklist/notice', { who: BOB, body });
    expect(notifications.sent).toMatchObject([
      {
        recipients: {
          type: 'entity',
          entityRef: ['group:default/mobile', 'group:default/shop'],
        },
        payload: {
          title: 'bbbbbbb is to be deployed to shop-prod',
          description: expect.stringMatching(/Ten minutes of maintenance\.$/),
          link: '/catalog/default/resource/shop-prod',
        },
      },
    ]);
    expect(
      (await events()).filter((one: string) => one.endsWith('notice-sent')),
    ).toEqual(['user:default/ada notice-sent']);

    notifications.isDown = true;
    const later = { ...body, startsAt: '2120-01-02T10:00:00Z' };
    const failed = await call('post', 'checklist/notice', { body: later });
    expect(failed.refusal).toMatch(/^503 The notice for shop-prod could not/);
    notifications.isDown = false;
    await call('post', 'checklist/notice', { body: later });
    expect(notifications.sent).toHaveLength(2);
    const past = { ...body, startsAt: '2020-01-02T10:00:00Z' };
    expect(
      (await call('post', 'checklist/notice', { body: past })).status,
    ).toBe(400);
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
