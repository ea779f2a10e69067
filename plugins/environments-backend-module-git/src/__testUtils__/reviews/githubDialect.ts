import {
  bringsIn,
  type FakeCommit,
  type FakePull,
  type FakeReview,
  reviewedAt,
  touches,
} from './FakeRepository';
import { type Asked, ok, page, type ReviewDialect } from './ReviewDialect';

const WORDS = {
  approved: 'APPROVED',
  objected: 'CHANGES_REQUESTED',
  commented: 'COMMENTED',
};

/** GitHub's REST API, version 2022-11-28. */
export const githubDialect: ReviewDialect = {
  prefix: '/api/v3/repos/acme/shop/',
  missing: { status: 404, body: { message: 'Not Found' } },
  routes: [
    { path: /^compare\/([^/]+)\.\.\.([^/]+)$/, answer: compare },
    {
      path: /^commits$/,
      answer(asked) {
        const { query, repository } = asked;
        const head = repository.find(query.get('sha') ?? '');
        const path = query.get('path') ?? '';
        return (
          head &&
          ok(
            page(
              asked,
              repository
                .history(head)
                .filter(
                  commit => commit.parents.length < 2 && touches(commit, path),
                ),
            ).map(showCommit),
          )
        );
      },
    },
    {
      path: /^commits\/([^/]+)\/pulls$/,
      answer(asked, [id]) {
        const { repository } = asked;
        const commit = repository.find(id);
        return commit
          ? ok(
              page(
                asked,
                repository.pulls.filter(pull => bringsIn(pull, commit)),
              ).map(pull => showPull(asked, pull)),
            )
          : {
              status: 422,
              body: { message: `No commit found for SHA: ${id}` },
            };
      },
    },
    {
      path: /^pulls\/(\d+)\/(reviews|commits)$/,
      answer(asked, [number, part]) {
        const { repository } = asked;
        const pull = repository.pulls.find(
          each => each.number === Number(number),
        );
        if (!pull) {
          return undefined;
        }
        return ok(
          part === 'reviews'
            ? page(asked, pull.reviews).map(review => showReview(pull, review))
            : page(asked, repository.commitsOf(pull).slice(0, 250)).map(
                showCommit,
              ),
        );
      },
    },
  ],
};

function compare(asked: Asked, [from, to]: readonly string[]) {
  const { limits, query, repository } = asked;
  const [base, head] = [repository.find(from), repository.find(to)];
  if (!base || !head) {
    return undefined;
  }
  const commits = repository.between(base, head).reverse();
  return ok({
    status: commits.length > 0 ? 'ahead' : 'behind',
    ahead_by: commits.length,
    total_commits: commits.length,
    commits: page(asked, commits).map(showCommit),
    ...(Number(query.get('page') ?? 1) === 1 && {
      files: repository
        .filesBetween(base, head)
        .slice(0, Math.min(limits.files, 300))
        .map(({ former, path }) => ({
          sha: 'f'.repeat(40),
          filename: path,
          status: former ? 'renamed' : 'modified',
          ...(former && { previous_filename: former }),
          additions: 1,
          deletions: 0,
          changes: 1,
          patch: '@@ -1 +1 @@',
        })),
    }),
  });
}

function showCommit({ author, id, parents }: FakeCommit) {
  return {
    sha: id,
    commit: {
      author: { name: author, email: `${author}@example.org` },
      message: 'A change',
    },
    author: { login: author, type: 'User' },
    committer: { login: 'web-flow', type: 'User' },
    parents: parents.map(sha => ({ sha })),
  };
}

function showPull({ origin }: Asked, pull: FakePull) {
  const { author, commits, isMerged, mergedAs, number } = pull;
  return {
    number,
    state: isMerged ? 'closed' : 'open',
    html_url: `${origin}/acme/shop/pull/${number}`,
    user: { login: author, type: 'User' },
    merged_at: isMerged ? '2026-03-02T00:00:00Z' : null,
    merge_commit_sha: mergedAs?.at(-1) ?? null,
    head: { ref: 'feature', sha: commits[commits.length - 1] },
    base: { ref: 'main', sha: '0'.repeat(40) },
  };
}

function showReview(pull: FakePull, review: FakeReview) {
  const { by, isBot, isDismissed, of, says } = review;
  return {
    id: pull.reviews.indexOf(review) + 1,
    user: { login: by, type: isBot ? 'Bot' : 'User' },
    body: '',
    state: isDismissed ? 'DISMISSED' : WORDS[says],
    submitted_at: reviewedAt(pull, review),
    commit_id: of ?? pull.commits[pull.commits.length - 1],
    author_association: 'MEMBER',
  };
}
