import {
  checklistItemSchema,
  type Evidence,
  judgeItem,
} from '@flightdeck/plugin-environments-common';
import { NOW } from '../__testUtils__/evidenceRequest';
import { KINDS } from '../__testUtils__/integrationsOf';
import {
  APPROVED,
  type Merging,
  MIGRATION,
  ReviewScene,
} from '../__testUtils__/reviews/ReviewScene';

const MERGINGS: readonly Merging[] = [
  'merge',
  'squash',
  'rebase',
  'fast-forward',
];

describe.each(KINDS)('the review of migrations, at %s', kind => {
  const mark = kind === 'gitlab' ? '!' : '#';
  let scene: ReviewScene;

  beforeEach(async () => {
    scene = await ReviewScene.start(kind);
  });

  afterEach(() => scene.host.close());

  it.each(MERGINGS)('is found where pull requests end by %s', async merging => {
    scene.pull({ merging });
    scene.push(['src/orders.ts']);
    expect(await scene.collect()).toMatchObject({
      state: 'passed',
      summary: `What changes 1 migration of acme/shop was reviewed: ${mark}12 (approved by bob).`,
      asked: expect.stringContaining(`from ${scene.base} to ${scene.tip}`),
      answered: expect.stringMatching(
        RegExp(
          `: 2 changed files, 1 migration\n${MIGRATION}\n${mark}12: approved by bob$`,
        ),
      ),
      from: scene.host.host,
      link: expect.stringMatching(/compare\/[0-9a-f]{40}\.\.\.[0-9a-f]{40}$/),
      releaseKey: 'key-of-the-release',
    });
  });

  it('needs all pull requests that change migrations, and no other', async () => {
    scene.pull({ changes: [['src/a.ts'], [MIGRATION]] });
    scene.pull({ number: 13, changes: [['src/b.ts']], reviews: [] });
    expect(await scene.collect()).toMatchObject({ state: 'passed' });
    scene.pull({
      number: 14,
      changes: [['db/Migrations/0003.sql']],
      reviews: [],
    });
    expect(await scene.collect()).toMatchObject({
      state: 'pending',
      summary: `Migrations of acme/shop were not reviewed: ${mark}14 (nobody approved it).`,
      answered: expect.stringContaining(
        `${mark}12: approved by bob\n${mark}14: nobody`,
      ),
      link: expect.stringMatching(/\/14$/),
    });
  });

  it('is missing of what was pushed without a pull request', async () => {
    scene.pull();
    const pushed = scene.push([MIGRATION]);
    scene.push(['src/more.ts']);
    expect(await scene.collect()).toMatchObject({
      state: 'pending',
      summary: `Migrations of acme/shop were not reviewed: commit ${pushed.slice(
        0,
        7,
      )} (in no pull request that was merged).`,
      link: expect.stringMatching(RegExp(`/commit/${pushed}$`)),
    });
  });

  it('is missing of a pull request that was not merged', async () => {
    scene.pull({ merging: 'fast-forward', isMerged: false });
    expect(await scene.collect()).toMatchObject({
      state: 'pending',
      summary: expect.stringContaining('in no pull request'),
    });
  });

  it('is not asked for where no migration changes', async () => {
    scene.pull({ changes: [['src/a.ts', 'docs/migrations.md']], reviews: [] });
    expect(await scene.collect()).toMatchObject({
      state: 'not-applicable',
      summary: `None of the 2 files that differ between ${scene.base.slice(
        0,
        7,
      )} and ${scene.tip.slice(0, 7)} of acme/shop is a migration.`,
      link: expect.stringContaining('compare'),
      releaseKey: 'key-of-the-release',
    });
  });

  it('is missing of a push before and between pull requests', async () => {
    const first = scene.push([MIGRATION]);
    scene.pull({ merging: 'fast-forward' });
    const second = scene.push([MIGRATION]);
    scene.pull({ number: 13, changes: [['src/a.ts'], ['src/b.ts']] });
    expect(await scene.collect()).toMatchObject({
      state: 'pending',
      answered: expect.stringMatching(
        RegExp(
          `commit ${[first, second]
            .map(id => id.slice(0, 7))
            .sort()
            .join(': in no .*\ncommit ')}: in no`,
        ),
      ),
    });
  });

  it('counts the best of the pull requests that brought a commit in', async () => {
    const { commits } = scene.pull({ reviews: [] });
    scene.host.repo.pulls.push({
      number: 9,
      author: 'alice',
      isMerged: true,
      commits,
      reviews: [APPROVED],
    });
    expect(await scene.collect()).toMatchObject({
      state: 'passed',
      summary: expect.stringContaining(`${mark}9 (approved by bob)`),
    });
  });

  it('looks at what a migration was called before', async () => {
    scene.push([{ path: 'attic/0001.sql', former: 'db/migrations/0001.sql' }]);
    expect(await scene.collect()).toMatchObject({
      state: 'pending',
      answered: expect.stringContaining('\ndb/migrations/0001.sql\ncommit'),
    });
  });

  it('is about the paths that are configured', async () => {
    scene.push(['sql/0001.sql', MIGRATION]);
    const paths = (...globs: string[]) => scene.collect({ paths: globs });
    expect(await paths('sql/*.sql')).toMatchObject({ state: 'pending' });
    expect(await paths('schema/**')).toMatchObject({ state: 'not-applicable' });
  });

  it('is not asked for of what runs already', async () => {
    scene.push([MIGRATION]);
    const runs = { revisions: [`shop-prod@${scene.tip}`] };
    scene.pull();
    expect(await scene.collect({}, { runs })).toMatchObject({
      state: 'passed',
    });
  });

  it('has nothing to do with what the release takes back', async () => {
    const former = scene.tip;
    scene.pull({ reviews: [] });
    expect(
      await scene.collect(
        {},
        {
          revisions: [`shop-staging@${former}`],
          runs: { revisions: [`shop-prod@${scene.tip}`] },
        },
      ),
    ).toMatchObject({
      state: 'not-applicable',
      summary: expect.stringContaining('brings no change'),
    });
  });

  it('takes the place of signatures, for its own release only', async () => {
    scene.pull();
    const { id, source } = scene.collector;
    const evidence: Evidence = {
      collector: id,
      source,
      observedAt: NOW.toISOString(),
      ...(await scene.collect()),
    };
    const item = checklistItemSchema.parse({
      id: 'migrations',
      title: 'Migrations',
      why: 'They cannot be undone.',
      people: { statement: 'Reviewed.', replacedBy: { collector: id } },
    });
    const judge = (releaseKey: string) =>
      judgeItem(
        item,
        {
          evidence: new Map([['migrations', [evidence]]]),
          signOffs: [],
          waivers: [],
        },
        { releaseKey, now: NOW },
      ).state;
    expect([judge('key-of-the-release'), judge('another')]).toEqual([
      'passed',
      'pending',
    ]);
  });
});
