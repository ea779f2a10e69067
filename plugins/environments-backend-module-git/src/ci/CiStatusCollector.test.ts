import {
  judgeItem,
  type Evidence,
} from '@flightdeck/plugin-environments-common';
import type { Report } from '../__testUtils__/ciDialects';
import { check, CiScene, COMMIT, OTHER, WORDS } from '../__testUtils__/CiScene';
import { KINDS } from '../__testUtils__/integrationsOf';
import { NOW } from '../__testUtils__/evidenceRequest';

type Case = [what: string, state: string, reports: Report[], summary: RegExp];

describe.each(KINDS)('what CI says, at %s', kind => {
  const { bad, good, running, skipped } = WORDS[kind];
  const [success] = good;
  let scene: CiScene;

  beforeEach(async () => {
    scene = await CiScene.start(kind);
  });

  afterEach(() => scene.host.close());

  const beside = (word: string, state: string, summary: RegExp): Case => [
    `${word} beside success`,
    state,
    [check(success, 'lint'), check(word)],
    summary,
  ];

  it.each<Case>([
    ['success', 'passed', [check(success)], /succeeded on .*: 1 check\.$/],
    ...bad.map(word => beside(word, 'failed', RegExp(`test \\(${word}\\)\\.`))),
    ...running.map(word => beside(word, 'pending', /not finished .*: test\.$/)),
    ...skipped.map(word =>
      beside(word, 'passed', /: 1 check, and 1 skipped\.$/),
    ),
    ['only skipped', 'pending', [check(skipped[0])], /tested nothing/],
    [
      'a failure while others run',
      'failed',
      [check(running[0], 'e2e'), check(bad[0])],
      /CI failed/,
    ],
    ['no report', 'pending', [], /not reported on aaaaaaa of acme\/shop/],
  ])('of %s is %s', async (_what, state, reports, summary) => {
    scene.report(...reports);
    expect(await scene.collect()).toMatchObject({
      state,
      summary: expect.stringMatching(summary),
      releaseKey: 'key-of-a',
      asked: `What CI says of ${COMMIT} in acme/shop`,
      answered: reports.map(({ name, word }) => `${name}: ${word}`).join('\n'),
      from: scene.host.host,
      link: expect.stringMatching(/^http:.*\/acme\/shop\/.*commit\/a{40}$/),
    });
  });

  it('links to what failed', async () => {
    const url = `http://${scene.host.host}/acme/shop/jobs/7`;
    scene.report(check(success), { ...check(bad[0], 'e2e'), url });
    expect(await scene.collect()).toMatchObject({ link: url });
  });

  it('asks for the named checks alone, and for each of them', async () => {
    scene.report(check(success), check(bad[0], 'lint'));
    expect(await scene.collect({ contexts: ['test'] })).toMatchObject({
      state: 'passed',
    });
    expect(await scene.collect({ contexts: ['test', 'scan'] })).toMatchObject({
      state: 'pending',
      summary: 'CI has not reported scan on aaaaaaa of acme/shop.',
    });
    expect(await scene.collect({ contexts: ['lint', 'scan'] })).toMatchObject({
      state: 'failed',
    });
  });

  it('speaks of its own release only', async () => {
    scene.report(check(success));
    scene.host.commits.set(OTHER, [check(bad[0])]);
    const { id, source } = scene.collector;
    const evidence: Evidence = {
      collector: id,
      source,
      observedAt: NOW.toISOString(),
      ...(await scene.collect()),
    };
    const judge = (releaseKey: string) =>
      judgeItem(
        {
          id: 'tests',
          title: 'Tests',
          why: 'They tell.',
          scope: 'release',
          mode: 'required',
          combine: 'all',
          evidence: [{ collector: id, options: {} }],
        },
        {
          evidence: new Map([['tests', [evidence]]]),
          signOffs: [],
          waivers: [],
        },
        { releaseKey, now: NOW },
      ).state;
    expect([judge('key-of-a'), judge('key-of-b')]).toEqual([
      'passed',
      'pending',
    ]);
    const next = { key: 'key-of-b', revisions: [`shop-staging@${OTHER}`] };
    expect(await scene.collect({}, next)).toMatchObject({
      state: 'failed',
      releaseKey: 'key-of-b',
    });
  });

  it('asks about all commits of a release', async () => {
    const revisions = [COMMIT, OTHER].map(commit => `shop-staging@${commit}`);
    scene.report(check(success));
    scene.host.commits.set(OTHER, [check(success)]);
    expect(await scene.collect({}, { revisions })).toMatchObject({
      state: 'passed',
      summary: 'CI succeeded on all 2 commits of the release.',
    });
    scene.wait(600);
    scene.host.commits.set(OTHER, [check(running[0])]);
    expect(await scene.collect({}, { revisions })).toMatchObject({
      state: 'pending',
      summary: expect.stringContaining('bbbbbbb'),
    });
  });

  it('asks about the commit that an image is named after', async () => {
    scene.host.commits.set(OTHER, [check(success)]);
    const images = [`registry.test/shop:${OTHER}@sha256:${'c'.repeat(64)}`];
    expect(await scene.collect({}, { images })).toMatchObject({
      state: 'passed',
      summary: expect.stringContaining('bbbbbbb of acme/shop'),
    });
  });

  it('looks for a commit in each repository of the release', async () => {
    scene.report(check(success));
    const repository = scene.host.repository.replace('shop', 'deploy');
    expect(await scene.collect({ repository })).toMatchObject({
      state: 'unknown',
      error: { kind: 'no-data' },
    });
    expect(
      await scene.collect({ repository: scene.host.repository }),
    ).toMatchObject({ state: 'passed' });
  });
});

describe('without a host that tells', () => {
  let scene: CiScene;

  beforeEach(async () => {
    scene = await CiScene.start('github');
  });

  afterEach(() => scene.host.close());

  it.each([
    [
      'https://me:hunter2@git.example/acme/shop.git',
      'No CI is configured for git.example/acme/shop',
    ],
    ['https://git.example/', 'is not known; the option repository names it.'],
  ])(
    'CI is unknown, and nothing has broken: %s',
    async (repository, summary) => {
      const { error, ...found } = await scene.collect({}, { repository });
      expect(found).toMatchObject({
        state: 'unknown',
        summary: expect.stringContaining(summary),
      });
      expect(error).toBeUndefined();
    },
  );

  it.each<[Record<string, unknown>, string]>([
    [{ repository: 'shop' }, 'repository: it is not the address'],
    [{ contexts: [] }, 'contexts: '],
    [{ context: ['test'] }, 'Unrecognized key: "context"'],
  ])('complains of the options %j', (options, complaint) => {
    expect(() => scene.collector.checkOptions(options)).toThrow(complaint);
  });
});
