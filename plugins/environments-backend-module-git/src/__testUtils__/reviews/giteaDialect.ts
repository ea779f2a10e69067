import {
  type FakeCommit,
  type FakePull,
  type FakeReview,
  reviewedAt,
} from './FakeRepository';
import { type Asked, ok, page, type ReviewDialect } from './ReviewDialect';

const WORDS = {
  approved: 'APPROVED',
  objected: 'REQUEST_CHANGES',
  commented: 'COMMENT',
};

/** Gitea's REST API, version 1.22, as Forgejo has it, too. */
export const giteaDialect: ReviewDialect = {
  prefix: '/api/v1/repos/acme/shop/',
  missing: { status: 404, body: { message: 'not found', errors: [] } },
  routes: [
    {
      path: /^commits$/,
      answer(asked) {
        const { query, repository } = asked;
        const base = repository.find(query.get('not') ?? '');
        const head = repository.find(query.get('sha') ?? '');
        return (
          base &&
          head &&
          ok(page(asked, repository.between(base, head)).map(showCommit))
        );
      },
    },
    {
      // It knows what was merged by the merge alone, or by the last commit.
      path: /^commits\/([^/]+)\/pull$/,
      answer(asked, [id]) {
        const pull = asked.repository.pulls.find(
          ({ commits, isMerged, mergedAs = commits }) =>
            isMerged && mergedAs.at(-1) === id,
        );
        return pull && ok(showPull(asked, pull));
      },
    },
    {
      path: /^pulls\/(\d+)\/(reviews|commits)$/,
      answer(asked, [number, part]) {
        const { repository } = asked;
        const pull = repository.pulls.find(
          each => each.number === Number(number),
        );
        return (
          pull &&
          ok(
            part === 'reviews'
              ? page(asked, pull.reviews).map(review =>
                  showReview(pull, review),
                )
              : page(asked, repository.commitsOf(pull)).map(showCommit),
          )
        );
      },
    },
  ],
};

/** Files do not say what they were called before: they went, and others came. */
function showCommit({ author, files, id, mark, parents }: FakeCommit) {
  return {
    sha: id,
    html_url: `http://gitea.example/acme/shop/commit/${id}`,
    commit: {
      message: `${mark ?? id}\n`,
      author: {
        name: author,
        email: `${author}@example.org`,
        date: '2026-03-01T00:00:00Z',
      },
    },
    author: { id: 1, login: author },
    committer: { id: 1, login: author },
    parents: parents.map(sha => ({ sha })),
    files: files.flatMap(({ former, path }) => [
      { filename: path, status: former ? 'added' : 'modified' },
      ...(former ? [{ filename: former, status: 'removed' }] : []),
    ]),
    stats: null,
  };
}

function showPull({ origin }: Asked, pull: FakePull) {
  const { author, commits, isMerged, mergedAs, number } = pull;
  return {
    id: number + 1000,
    number,
    user: { id: 1, login: author },
    state: 'closed',
    merged: isMerged,
    merged_at: '2026-03-02T00:00:00Z',
    merge_commit_sha: (mergedAs ?? commits).at(-1),
    html_url: `${origin}/acme/shop/pulls/${number}`,
    head: { ref: 'feature', sha: commits[commits.length - 1] },
    base: { ref: 'main', sha: '0'.repeat(40) },
  };
}

function showReview(pull: FakePull, review: FakeReview) {
  const { by, isDismissed = false, of, says } = review;
  const last = pull.commits[pull.commits.length - 1];
  return {
    id: pull.reviews.indexOf(review) + 1,
    user: { id: 1, login: by },
    team: null,
    state: WORDS[says],
    body: '',
    commit_id: of ?? last,
    stale: of !== undefined && of !== last,
    official: true,
    dismissed: isDismissed,
    submitted_at: reviewedAt(pull, review),
  };
}
