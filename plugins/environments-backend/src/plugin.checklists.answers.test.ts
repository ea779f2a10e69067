import { TestDatabases } from '@backstage/backend-test-utils';
import { denying } from './__testUtils__/startInspection';
import {
  ADA,
  BOB,
  EVE,
  statesOf,
  type StartChecklistsOptions,
} from './__testUtils__/startChecklists';
import { startOpenChecklist } from './__testUtils__/startOpenChecklist';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const SIGNATURE = 'checklist/items/review/signature';

jest.setTimeout(30_000);

describe('answers to checklists through the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(options: StartChecklistsOptions = {}) {
    const plugin = await startOpenChecklist(options);
    stops.push(plugin.stop);
    return plugin;
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
    expect((await events()).filter(event => event.includes('signed'))).toEqual([
      `${ADA} signed`,
    ]);
  });

  it('counts two people who sign at once, each once', async () => {
    const { checklist, events, sign } = await start();
    const answers = await Promise.all(
      [ADA, BOB, ADA, BOB].map(who => sign(who)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(statesOf(await checklist()).review).toBe('passed');
    const signed = (await events()).filter(one => one.endsWith('signed'));
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
    expect((await sign(ADA, { link: 'data:text/html,hello' })).status).toBe(
      400,
    );
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

  it('says what the caller may do, and whom else to ask', async () => {
    const { answer } = await start({
      permissions: denying('environments.checklist.decide'),
    });
    expect(await answer()).toMatchObject({
      caller: ADA,
      rights: {
        sign: true,
        decide: false,
        refusals: {
          decide:
            'You are not allowed to decide on waivers for resource:default/shop-prod. Ask its owner, group:default/shop.',
        },
      },
    });
  });
});
