import {
  ADA,
  BOB,
  EVE,
  startChecklists,
} from './__testUtils__/startChecklists';

const ITEMS = [
  {
    id: 'tests',
    title: 'Tests',
    why: 'They tell.',
    evidence: [{ collector: 'ci' }],
  },
];

jest.setTimeout(60_000);

describe('what a sync brings to an environment with a checklist', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start() {
    const plugin = await startChecklists({ items: ITEMS });
    stops.push(plugin.stop);
    plugin.ci.find('passed');
    return plugin;
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('is what the checklist was about, or what ran before', async () => {
    const { checklist, commit, deploy, engine, opened, sync } = await start();
    deploy('shop-staging', 'b');
    await opened('b');
    await checklist(({ verdict }) => verdict.ready);
    commit('registry.test/shop:z');
    expect((await sync(ADA)).refusal).toBe(
      '409 You cannot sync shop-prod now: shop-prod would get registry.test/shop:z, which bbbbbbb has not, and no checklist was about. Bring it to the stage before, where it gets a checklist; to go back, use a rollback or a revert.',
    );
    commit(undefined);
    expect((await sync(ADA)).refusal).toMatch(
      /^409 .* Which images shop-prod would get with shop-prod cannot be told/,
    );
    commit('registry.test/shop:b');
    expect((await sync(ADA)).status).toBe(202);
    engine.finish('shop-prod');

    deploy('shop-prod', 'b');
    await checklist(({ standing }) => standing === 'deployed');
    commit('registry.test/shop:z');
    expect((await sync(ADA)).refusal).toMatch(
      /^409 .* shop-prod would get registry.test\/shop:z, which bbbbbbb has not/,
    );
    deploy('shop-staging', 'c');
    await opened('c');
    deploy('shop-prod', 'c');
    await checklist(
      ({ release, standing }) =>
        standing === 'deployed' && release.name === 'c'.repeat(7),
    );
    commit('registry.test/shop:b');
    expect((await sync(ADA)).status).toBe(202);
    engine.finish('shop-prod');
  });

  it('is told when somebody goes ahead, also past the checklist of what runs, and none of them reviews it', async () => {
    const { answer, call, checklist, commit, deploy, engine, sync } =
      await start();
    deploy('shop-staging', 'a');
    const { release } = await checklist(
      ({ standing }) => standing === 'deployed',
    );
    commit('registry.test/shop:z');
    for (const who of [ADA, BOB]) {
      const breakGlass = { reason: `${who} cannot wait.` };
      expect((await sync(who, { breakGlass })).status).toBe(202);
      engine.finish('shop-prod');
    }
    expect((await answer()).brokenGlass).toMatchObject({ by: BOB });
    const review = (who: string) =>
      call('post', 'checklist/review', {
        who,
        body: { releaseKey: release.key, reason: 'It was the only way.' },
      });
    expect((await review(ADA)).status).toBe(403);
    expect((await review(BOB)).status).toBe(403);
    expect((await review(EVE)).body.brokenGlass.review).toMatchObject({
      by: EVE,
    });
  });
});
