import { KINDS } from '../__testUtils__/integrationsOf';
import type { FakeReview } from '../__testUtils__/reviews/FakeRepository';
import {
  APPROVED,
  type Merging,
  MIGRATION,
  ReviewScene,
  type ScenePull,
} from '../__testUtils__/reviews/ReviewScene';

const MERGINGS: readonly Merging[] = [
  'merge',
  'squash',
  'rebase',
  'fast-forward',
];

type Case = [what: string, pull: ScenePull, state: string, summary: RegExp];

const review = (
  by: string,
  says: FakeReview['says'],
  rest: Partial<FakeReview> = {},
): FakeReview => ({ by, says, ...rest });

describe.each(KINDS)('a pull request with migrations, at %s', kind => {
  let scene: ReviewScene;

  beforeEach(async () => {
    scene = await ReviewScene.start(kind);
  });

  afterEach(() => scene.host.close());

  it.each<Case>([
    [
      'nobody approved it',
      { reviews: [] },
      'pending',
      /were not reviewed: .12 \(nobody approved it\)\.$/,
    ],
    [
      'somebody only commented',
      { reviews: [review('bob', 'commented')] },
      'pending',
      /nobody approved it/,
    ],
    [
      'somebody commented after they had approved',
      { reviews: [APPROVED, review('bob', 'commented')] },
      'passed',
      /approved by bob/,
    ],
    [
      'only who opened it approved',
      { reviews: [review('Alice', 'approved')] },
      'pending',
      /approved only by Alice, who wrote some of it/,
    ],
    [
      'only who wrote its commits approved',
      { writer: 'carol', reviews: [review('carol', 'approved')] },
      'pending',
      /approved only by carol, who wrote some of it/,
    ],
    [
      'who wrote it approved beside somebody else',
      { writer: 'carol', reviews: [review('carol', 'approved'), APPROVED] },
      'passed',
      /approved by bob\)/,
    ],
    [
      'who brought its branch up to date approved',
      { updater: 'bob' },
      'passed',
      /approved by bob/,
    ],
    [
      'an approval was withdrawn',
      { reviews: [{ ...APPROVED, isDismissed: true }] },
      'pending',
      /nobody approved it/,
    ],
    [
      'changes were asked for after the approval',
      { reviews: [APPROVED, review('bob', 'objected')] },
      'pending',
      /nobody approved it/,
    ],
    [
      'it was approved after changes were asked for',
      { reviews: [review('bob', 'objected'), APPROVED] },
      'passed',
      /approved by bob/,
    ],
  ])('counts when %s', async (...[, pull, state, summary]) => {
    scene.pull(pull);
    expect(await scene.collect()).toMatchObject({
      state,
      summary: expect.stringMatching(summary),
    });
  });

  it.each(MERGINGS)(
    'is doubtful when a commit came after the approval, by %s',
    async merging => {
      const { commits, reviews } = scene.pull({
        merging,
        changes: [[MIGRATION], [MIGRATION]],
        reviews: [],
      });
      reviews.push({ ...APPROVED, of: commits[0] });
      expect(await scene.collect()).toMatchObject({
        state: 'warning',
        summary: expect.stringMatching(
          /may not be reviewed: .12 \(approved by bob, but not its last commit/,
        ),
        link: expect.stringMatching(/\/(pull|pulls|merge_requests)\/12$/),
      });
      scene.wait(60);
      reviews.push(review('dave', 'approved'));
      expect(await scene.collect()).toMatchObject({ state: 'passed' });
    },
  );
});

describe('what only some hosts tell', () => {
  it.each<
    [
      what: string,
      kind: (typeof KINDS)[number],
      reviews: FakeReview[],
      state: string,
      says: RegExp,
    ]
  >([
    [
      'what a machine approves does not count',
      'github',
      [review('renovate-approve', 'approved', { isBot: true })],
      'pending',
      /nobody approved it/,
    ],
    [
      'who objects is heard beside who approves',
      'github',
      [APPROVED, review('carol', 'objected')],
      'warning',
      /approved by bob, and carol asked for changes/,
    ],
    [
      'who objects is heard beside who approves',
      'gitea',
      [APPROVED, review('carol', 'objected')],
      'warning',
      /approved by bob, and carol asked for changes/,
    ],
    [
      'who objects is heard when nobody approves',
      'gitea',
      [review('carol', 'objected')],
      'pending',
      /nobody approved it, and carol asked for changes/,
    ],
  ])('%s, at %s', async (...[, kind, reviews, state, says]) => {
    const scene = await ReviewScene.start(kind);
    try {
      scene.pull({ reviews });
      expect(await scene.collect()).toMatchObject({
        state,
        summary: expect.stringMatching(says),
      });
    } finally {
      await scene.host.close();
    }
  });

  it.each([
    [1, 'passed'],
    [2, 'warning'],
  ])(
    'of %i pushes to GitLab that does not tell when, an approval is %s',
    async (pushes, state) => {
      const scene = await ReviewScene.start('gitlab');
      try {
        scene.host.limits.tellsTimes = false;
        scene.pull({
          changes: Array.from({ length: pushes }, () => [MIGRATION]),
        });
        expect(await scene.collect()).toMatchObject({ state });
      } finally {
        await scene.host.close();
      }
    },
  );
});
