import type { Refusal } from '../__testUtils__/ApiHost';
import { NOW } from '../__testUtils__/evidenceRequest';
import { KINDS } from '../__testUtils__/integrationsOf';
import { MIGRATION, ReviewScene } from '../__testUtils__/reviews/ReviewScene';

type Case = [
  what: string,
  refusal: Refusal | 'silence',
  kind: string,
  message: RegExp,
];

/** The last things that are asked for. */
const REVIEWS = /\/(reviews|approvals)\b/;

function manyFiles(count: number, folder = 'src'): string[] {
  return Array.from({ length: count }, (_, index) => `${folder}/${index}.sql`);
}

describe.each(KINDS)('asking %s for reviews', kind => {
  let scene: ReviewScene;

  beforeEach(async () => {
    scene = await ReviewScene.start(kind);
  });

  afterEach(() => scene.host.close());

  const until = `${NOW.getTime() / 1000 + 120}`;
  const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': until };

  const refusals: Case[] = [
    ['silence', 'silence', 'unreachable', /does not answer/],
    ['an outage', { status: 503 }, 'unreachable', /answered with status 503/],
    ['refused credentials', { status: 401 }, 'forbidden', /integrations\./],
    [
      'a missing right',
      { status: 403 },
      'forbidden',
      /does not let the configured account read commits, pull requests and reviews of acme\/shop/,
    ],
    [
      'a redirect',
      { status: 301, headers: { location: 'http://127.0.0.1:1/' } },
      'malformed',
      /redirects/,
    ],
    [
      'a page for people',
      { status: 200, body: '<html>hunter2' },
      'malformed',
      /something else/,
    ],
    ['an empty answer', { status: 200, body: '{}' }, 'malformed', /something/],
    [
      'more than it reads',
      { status: 200, body: JSON.stringify('x'.repeat(9_000_000)) },
      'malformed',
      /more than is read/,
    ],
    [
      'a spent limit',
      { status: 403, headers: spent },
      'unreachable',
      /is asked again at 2026-03-04T05:08:07Z/,
    ],
  ];

  describe.each([
    ['all', () => true],
    ['reviews', (path: string) => REVIEWS.test(path)],
  ])('when it refuses %s', (_all, refuses) => {
    it.each(refusals)(
      'is unknown at %s, until it is over',
      async (...[, refusal, error, message]) => {
        scene.pull();
        scene.host.refusal = refusal;
        scene.host.refuses = refuses;
        expect(await scene.collect()).toMatchObject({
          state: 'unknown',
          releaseKey: 'key-of-the-release',
          summary: expect.stringContaining(
            'Nobody can tell who reviewed the migrations of acme/shop: ',
          ),
          from: scene.host.host,
          error: { kind: error, message: expect.stringMatching(message) },
        });
        scene.host.refusal = undefined;
        scene.wait(121);
        expect(await scene.collect()).toMatchObject({ state: 'passed' });
      },
    );
  });

  it('is unknown of a commit that the host does not have', async () => {
    const { state, error } = await scene.collect(
      {},
      { revisions: [`shop-staging@${'f'.repeat(40)}`] },
    );
    expect({ state, error }).toMatchObject({
      state: 'unknown',
      error: {
        kind: 'no-data',
        message: expect.stringContaining('no commit 356a192 or fffffff'),
      },
    });
  });

  it('asks nothing when nobody waits for it', async () => {
    scene.pull();
    const signal = AbortSignal.abort();
    expect(await scene.collect({}, { signal })).toMatchObject({
      state: 'unknown',
    });
    expect(scene.host.requests).toEqual([]);
  });

  it('does not take what is cut off for all there is', async () => {
    if (kind === 'gitea') {
      // Its list of commits has no end of its own; it is not read beyond a thousand.
      for (let count = 0; count < 1001; count += 1) {
        scene.push(['src/a.ts']);
      }
    } else {
      scene.host.limits.files = 300;
      scene.push(manyFiles(400));
    }
    expect(await scene.collect()).toMatchObject({
      state: 'unknown',
      error: {
        kind: 'malformed',
        message: `${scene.host.host} has more ${
          kind === 'gitea' ? 'commits' : 'changed files'
        } than are read.`,
      },
    });
  });

  it('is unknown of more commits than are asked about', async () => {
    for (let count = 0; count < 51; count += 1) {
      scene.push([MIGRATION]);
    }
    expect(await scene.collect()).toMatchObject({
      state: 'unknown',
      error: { message: expect.stringMatching(/^51 commits .* more than/) },
    });
  });

  it('asks seldom about what was reviewed, and what cannot change once', async () => {
    const { requests } = scene.host;
    const { reviews } = scene.pull();
    expect(await scene.collect()).toMatchObject({ state: 'passed' });
    const first = requests.length;
    scene.wait(290);
    expect(await scene.collect()).toMatchObject({ state: 'passed' });
    expect(requests).toHaveLength(first);

    scene.wait(11);
    expect(await scene.collect()).toMatchObject({ state: 'passed' });
    const again = requests.slice(first);
    expect(again.length).toBeGreaterThan(0);
    expect(again.filter(line => !line.endsWith(' 304'))).toEqual([]);
    expect(
      again.filter(line => !/\/(pulls|merge_requests)\/12\//.test(line)),
    ).toEqual([]);

    // An approval is withdrawn, and what is not good is asked about each minute.
    reviews.pop();
    scene.wait(301);
    expect(await scene.collect()).toMatchObject({ state: 'pending' });
    scene.wait(60);
    reviews.push({ by: 'dave', says: 'approved' });
    expect(await scene.collect()).toMatchObject({ state: 'passed' });
  });

  it('reads all pages', async () => {
    scene.host.limits.onPage = kind === 'gitea' ? 7 : 100;
    const before = scene.push(['src/a.ts']);
    for (let count = 0; count < 120; count += 1) {
      scene.push(['src/a.ts']);
    }
    const talk = Array.from({ length: 120 }, (_, index) => ({
      by: `person-${index}`,
      says: 'commented' as const,
    }));
    const { reviews } = scene.pull({ reviews: [...talk] });
    expect(before).not.toBe(scene.tip);
    expect(await scene.collect()).toMatchObject({ state: 'pending' });
    scene.wait(60);
    reviews.push({ by: 'bob', says: 'approved' });
    expect(await scene.collect()).toMatchObject({ state: 'passed' });
  });
});

it('does not ask GitHub for who wrote more commits than it tells of', async () => {
  const scene = await ReviewScene.start('github');
  try {
    scene.pull({
      changes: [
        ...Array.from({ length: 250 }, () => ['src/a.ts']),
        [MIGRATION],
      ],
    });
    expect(await scene.collect()).toMatchObject({
      state: 'unknown',
      error: { message: expect.stringContaining('more commits of #12') },
    });
  } finally {
    await scene.host.close();
  }
});

it.each(['github', 'gitlab'] as const)(
  'is unknown where %s tells of no commit that changed what differs',
  async kind => {
    const scene = await ReviewScene.start(kind);
    try {
      scene.pull();
      scene.host.refusal = { status: 200, body: '[]' };
      scene.host.refuses = path => path.includes('path=');
      expect(await scene.collect()).toMatchObject({
        state: 'unknown',
        error: { message: `No commit is found that changed ${MIGRATION}.` },
      });
    } finally {
      await scene.host.close();
    }
  },
);

it.each(['github', 'gitlab'] as const)(
  'does not ask %s about more migrations than it may',
  async kind => {
    const scene = await ReviewScene.start(kind);
    try {
      scene.push(manyFiles(51, 'db/migrations'));
      expect(await scene.collect()).toMatchObject({
        state: 'unknown',
        error: { message: expect.stringMatching(/^51 migrations/) },
      });
    } finally {
      await scene.host.close();
    }
  },
);
