import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import {
  ADA,
  BOB,
  digestOf,
  EVE,
  PROD,
  startChecklists,
  type StartChecklistsOptions,
  statesOf,
} from './__testUtils__/startChecklists';

describe('checklists through the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(options: StartChecklistsOptions = {}) {
    const plugin = await startChecklists(options);
    stops.push(plugin.stop);
    return plugin;
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('is about each release: evidence, people, a waiver, the deployment, and the next one', async () => {
    const { answer, blockers, call, checklist, ci, commit, deploy, opened } =
      await start();
    commit('registry.test/shop:b');
    deploy('shop-staging', 'b');
    const { release, verdict } = await opened('b');
    expect(verdict.sentence).toBe('Not ready: 2 pending, 1 waits for people.');
    expect(await blockers()).toEqual(['checklist', 'checklist', 'checklist']);

    ci.find('passed', 'All 214 tests pass.');
    deploy('shop-staging', 'b');
    await checklist(one => statesOf(one).tests === 'passed');

    const signature = { releaseKey: release.key, answer: 'confirmed' };
    for (const who of [ADA, BOB]) {
      await call('post', 'checklist/items/review/signature', {
        who,
        body: signature,
      });
    }
    expect(statesOf(await checklist()).review).toBe('passed');

    const asked = await call('post', 'checklist/items/scan/waivers', {
      who: ADA,
      body: {
        releaseKey: release.key,
        reason: 'The scanner is down since noon.',
        hours: 4,
      },
    });
    const { id } = asked.body.checklist.items[2].waiver;
    const decision = {
      decision: 'approve',
      reason: 'The former scan was clean.',
    };
    const own = await call('post', `checklist/waivers/${id}`, {
      who: ADA,
      body: decision,
    });
    expect(own.refusal).toBe(
      '403 You asked for this waiver yourself: someone else decides on it.',
    );
    expect(statesOf(await checklist()).scan).not.toBe('waived');
    const other = await call('post', `checklist/waivers/${id}`, {
      who: EVE,
      body: decision,
    });
    expect(other.body.checklist.verdict).toMatchObject({
      ready: true,
      sentence: 'Ready: 2 passed, 1 waived.',
    });
    expect(await blockers()).toEqual([]);

    deploy('shop-prod', 'b');
    await checklist(({ standing }) => standing === 'deployed');
    deploy('shop-staging', 'c');
    await opened('c');
    deploy('shop-staging', 'd');
    const last = await opened('d');
    expect(statesOf(last)).toEqual({
      tests: 'passed',
      review: 'pending',
      scan: 'pending',
    });
    const { lastReady } = await answer();
    expect(lastReady).toMatchObject({
      release: { key: release.key },
      changes: [
        { itemId: 'review', before: 'passed', after: 'pending' },
        { itemId: 'scan', before: 'waived', after: 'pending' },
      ],
    });

    const { body: list } = await call('get', 'checklists');
    expect(list.checklists).toMatchObject([
      { standing: 'open', release: { name: 'd'.repeat(7) } },
      { standing: 'stale', release: { name: 'c'.repeat(7) } },
      { standing: 'deployed', release: { key: release.key } },
    ]);
    const kept = await checklist(undefined, release.key);
    expect(kept).toMatchObject({
      standing: 'deployed',
      verdict: { ready: true },
    });
  }, 60_000);

  it('keeps who broke the glass, until someone else has reviewed it', async () => {
    const { answer, call, commit, deploy, engine, opened, sync } =
      await start();
    commit('registry.test/shop:b');
    deploy('shop-staging', 'b');
    const { release } = await opened('b');
    const refused = await sync(ADA);
    expect(refused.refusal).toMatch(
      /^409 You cannot sync shop-prod now: “Tests” is pending/,
    );
    const broke = await sync(ADA, {
      breakGlass: { reason: 'Customers cannot pay.' },
    });
    expect(broke.status).toBe(202);
    engine.finish('shop-prod');
    expect((await answer()).brokenGlass).toMatchObject({
      by: ADA,
      reason: 'Customers cannot pay.',
    });
    deploy('shop-staging', 'c');
    await opened('c');
    const { key, name } = release;
    expect((await answer()).openReviews).toMatchObject([
      { release: { key, name }, by: ADA },
    ]);
    const review = { releaseKey: key, reason: 'It was the only way.' };
    const path = 'checklist/review';
    expect(
      (await call('post', path, { who: ADA, body: review })).refusal,
    ).toMatch(/^403 You broke the glass yourself/);
    const { body } = await call('post', path, { who: BOB, body: review });
    expect(body.brokenGlass.review).toMatchObject({ by: BOB });
    expect((await answer()).openReviews).toEqual([]);
    expect((await call('post', path, { who: EVE, body: review })).status).toBe(
      409,
    );
  }, 30_000);

  it('takes evidence from outside, by what the service knows of the release', async () => {
    const { call, checklist, deploy, opened, server } = await start();
    deploy('shop-staging', 'b');
    const { release } = await opened('b');
    const push = (more: object) =>
      call('post', 'checklist/evidence', {
        body: {
          itemId: 'scan',
          state: 'passed',
          summary: 'No known holes.',
          ...more,
        },
      });
    for (const name of [
      { releaseKey: release.key },
      { revision: 'b'.repeat(40) },
      { image: `registry.test/shop@${digestOf('b')}` },
    ]) {
      const { body, status } = await push(name);
      expect([status, body]).toEqual([
        200,
        { itemId: 'scan', release: { key: release.key, name: release.name } },
      ]);
    }
    expect(statesOf(await checklist()).scan).toBe('passed');
    const { body } = await request(server)
      .post(`${PROD}/checklist/evidence`)
      .set('Authorization', mockCredentials.service.header())
      .send({
        itemId: 'scan',
        releaseKey: release.key,
        state: 'failed',
        summary: 'One hole after all.',
      });
    expect(body).toMatchObject({ itemId: 'scan' });
    const { items } = await checklist();
    expect(items[2].evidence).toContainEqual(
      expect.objectContaining({
        collector: 'pushed',
        state: 'failed',
        from: 'external:test-service',
      }),
    );
    expect((await push({ revision: 'e'.repeat(40) })).refusal).toMatch(
      /^404 resource:default\/shop-prod has no checklist of a release with the revision e/,
    );
    expect(
      (await push({ releaseKey: release.key, itemId: 'tests' })).refusal,
    ).toMatch(/^400 “Tests” takes no evidence from outside/);
  }, 30_000);
});
