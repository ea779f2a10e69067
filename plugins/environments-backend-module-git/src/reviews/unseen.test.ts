import { aRecord } from '../__testUtils__/aRecord';
import { ReviewScene } from '../__testUtils__/reviews/ReviewScene';

describe('the review of migrations', () => {
  let scene: ReviewScene;

  beforeEach(async () => {
    scene = await ReviewScene.start('github');
  });

  afterEach(() => scene.host.close());

  it('is not asked for of the commits that run already', async () => {
    const images = (tag: string) => [`shop:${scene.base}@sha256:${tag}`];
    expect(
      await scene.collect(
        {},
        {
          images: images('a'.repeat(64)),
          runs: {
            images: images('b'.repeat(64)),
            revisions: [`shop-prod@${scene.tip}`],
          },
        },
      ),
    ).toEqual({
      releaseKey: 'key-of-the-release',
      state: 'not-applicable',
      summary: `1.0.0 takes the place of the same commits in shop-prod (${scene.base.slice(
        0,
        7,
      )}): it brings no migration.`,
    });
    expect(scene.host.requests).toEqual([]);
  });

  it('is not known where nobody knows what the release takes the place of', async () => {
    expect(await scene.collect()).toEqual({
      releaseKey: 'key-of-the-release',
      state: 'unknown',
      summary:
        'shop-prod runs 1.0.0 already, and what it ran before is not in our records.',
    });
  });

  it('stays the same once the release is deployed', async () => {
    const { base } = scene;
    scene.pull();
    const runs = { revisions: [`shop-prod@${scene.tip}`] };
    const deployments = [
      aRecord(20, { images: [], revisions: [`shop-prod@${base}`] }),
      aRecord(1, { images: [], ...runs }),
    ];
    expect(await scene.collect({}, { runs, deployments })).toEqual(
      await scene.collect(),
    );
  });

  it('is unknown of an image that nobody can see into, whatever else is', async () => {
    scene.push(['deploy/values.yaml']);
    const parts = {
      images: ['shop:1.5.0'],
      runs: { images: ['shop:1.4.0'], revisions: [`shop-prod@${scene.base}`] },
    };
    expect(await scene.collect({}, parts)).toMatchObject({
      state: 'unknown',
      summary: expect.stringMatching(
        /^Nobody can see which migrations come with image shop:1\.5\.0: people/,
      ),
      answered: expect.stringContaining('The file that differs'),
    });
    const { repository } = scene.host;
    expect(await scene.collect({ repository }, parts)).toMatchObject({
      state: 'not-applicable',
    });
  });

  it('is found in the repository of the image, beside that of the manifests', async () => {
    const { base } = scene;
    scene.pull();
    const deploy = scene.host.repository.replace('shop', 'deploy');
    const parts = {
      repository: deploy,
      images: [`shop:sha-${scene.tip.slice(0, 7)}`],
      revisions: [`shop-staging@${'b'.repeat(40)}`],
      runs: {
        images: [`shop:sha-${base.slice(0, 7)}`],
        revisions: [`shop-prod@${'a'.repeat(40)}`],
      },
    };
    expect(await scene.collect({}, parts)).toMatchObject({
      state: 'unknown',
      error: { kind: 'no-data' },
    });
    const { repository } = scene.host;
    expect(await scene.collect({ repository }, parts)).toMatchObject({
      state: 'passed',
    });
  });

  it('asks about more commits than one, and each must be good', async () => {
    const first = scene.tip;
    scene.pull();
    const second = scene.tip;
    scene.pull({ number: 13, reviews: [] });
    const parts = {
      revisions: [`shop-staging@${second}`, `shop-staging@${scene.tip}`],
      runs: { revisions: [`shop-prod@${first}`] },
    };
    expect(await scene.collect({}, parts)).toMatchObject({
      state: 'pending',
      asked: expect.stringMatching(/\n/),
      answered: expect.stringMatching(
        /#12: approved by bob\n[^]*#13: nobody approved it/,
      ),
    });
  });

  it('does not ask about very many commits', async () => {
    const revisions = Array.from(
      { length: 21 },
      (_, index) => `shop-staging@${index.toString(16).padStart(40, '0')}`,
    );
    expect(await scene.collect({}, { revisions })).toMatchObject({
      state: 'unknown',
      summary: expect.stringContaining('by 21 pairs of commits'),
    });
    expect(scene.host.requests).toEqual([]);
  });

  it.each([
    [
      'https://me:hunter2@git.example/acme/shop.git',
      'of git.example/acme/shop: it is at none of the hosts',
    ],
    ['https://git.example/', 'come with revision 356a192'],
  ])('is unknown without a host that tells: %s', async (repository, says) => {
    const found = await scene.collect(
      {},
      { repository, runs: { revisions: [`shop-prod@${'f'.repeat(40)}`] } },
    );
    expect(found).toMatchObject({
      state: 'unknown',
      summary: expect.stringContaining(says),
    });
    expect(found.error).toBeUndefined();
  });

  it.each<[Record<string, unknown>, string]>([
    [{ repository: 'shop' }, 'repository: it is not the address'],
    [{ paths: [] }, 'paths: '],
    [{ paths: ['/db/**'] }, 'paths: 0: it is below the root'],
    [{ paths: ['db/**', '!db/seeds/**'] }, 'paths: 1: it says what is a'],
    [{ path: ['db/**'] }, 'Unrecognized key: "path"'],
    [{ image: '' }, 'image: '],
  ])('complains of the options %j', (options, complaint) => {
    expect(() => scene.collector.checkOptions(options)).toThrow(
      `The options of migration-review are wrong: ${complaint}`,
    );
  });
});
