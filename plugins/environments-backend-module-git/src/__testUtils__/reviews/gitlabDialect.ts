import {
  bringsIn,
  type FakeCommit,
  type FakePull,
  pushedAt,
  reviewedAt,
  touches,
} from './FakeRepository';
import { type Asked, ok, page, type ReviewDialect } from './ReviewDialect';

/** GitLab's REST API, version 4. */
export const gitlabDialect: ReviewDialect = {
  prefix: '/api/v4/projects/acme%2Fshop/',
  missing: { status: 404, body: { message: '404 Not Found' } },
  routes: [
    { path: /^repository\/compare$/, answer: compare },
    {
      path: /^repository\/commits$/,
      answer(asked) {
        const { query, repository } = asked;
        const [from = '', to = ''] = (query.get('ref_name') ?? '').split('..');
        const [base, head] = [repository.find(from), repository.find(to)];
        const path = query.get('path') ?? '';
        return (
          base &&
          head &&
          ok(
            page(
              asked,
              repository
                .between(base, head)
                .filter(commit => touches(commit, path)),
            ).map(showCommit),
          )
        );
      },
    },
    {
      path: /^repository\/commits\/([^/]+)\/merge_requests$/,
      answer(asked, [id]) {
        const commit = asked.repository.find(id);
        return (
          commit &&
          ok(
            page(
              asked,
              asked.repository.pulls.filter(pull => bringsIn(pull, commit)),
            ).map(pull => showMergeRequest(asked, pull)),
          )
        );
      },
    },
    {
      path: /^merge_requests\/(\d+)\/(approvals|versions|commits)$/,
      answer(asked, [number, part]) {
        const pull = asked.repository.pulls.find(
          each => each.number === Number(number),
        );
        return pull && ok(showPart(asked, pull, part));
      },
    },
  ],
};

function compare({ limits, query, repository }: Asked) {
  const base = repository.find(query.get('from') ?? '');
  const head = repository.find(query.get('to') ?? '');
  if (!base || !head) {
    return undefined;
  }
  const commits = repository.between(base, head).reverse().map(showCommit);
  const files = repository.filesBetween(base, head);
  return ok({
    commit: commits.at(-1) ?? null,
    commits,
    diffs: files.slice(0, limits.files).map(({ former, path }) => ({
      old_path: former ?? path,
      new_path: path,
      a_mode: '100644',
      b_mode: '100644',
      new_file: false,
      renamed_file: former !== undefined,
      deleted_file: false,
      diff: '@@ -1 +1 @@',
    })),
    compare_timeout: files.length > limits.files,
    compare_same_ref: false,
  });
}

function showPart(asked: Asked, pull: FakePull, part: string): unknown {
  switch (part) {
    case 'approvals':
      return showApprovals(asked, pull);
    case 'versions':
      return page(
        asked,
        [...pull.commits].reverse().map((id, index) => ({
          id: index + 1,
          head_commit_sha: id,
          created_at: pushedAt(pull, id),
          state: 'collected',
        })),
      );
    default:
      return page(asked, asked.repository.commitsOf(pull)).map(showCommit);
  }
}

/** Of those who approve, and have not taken it back since. */
function showApprovals({ limits }: Asked, pull: FakePull) {
  const newest = new Map(
    pull.reviews
      .filter(({ says }) => says !== 'commented')
      .map(review => [review.by, review]),
  );
  const approvals = [...newest.values()].filter(
    ({ isDismissed, says }) => says === 'approved' && !isDismissed,
  );
  return {
    user_has_approved: false,
    user_can_approve: false,
    approved: approvals.length > 0,
    approved_by: approvals.map(review => ({
      user: showUser(review.by),
      ...(limits.tellsTimes && { approved_at: reviewedAt(pull, review) }),
    })),
  };
}

function showCommit({ author, id, parents }: FakeCommit) {
  return {
    id,
    short_id: id.slice(0, 8),
    title: 'A change',
    author_name: showUser(author).name,
    author_email: `${author}@example.org`,
    parent_ids: parents,
  };
}

function showMergeRequest({ origin }: Asked, pull: FakePull) {
  const { author, commits, isMerged, mergedAs, number } = pull;
  return {
    id: number + 1000,
    iid: number,
    project_id: 3,
    state: isMerged ? 'merged' : 'opened',
    web_url: `${origin}/acme/shop/-/merge_requests/${number}`,
    author: showUser(author),
    sha: commits[commits.length - 1],
    merge_commit_sha: mergedAs?.at(-1) ?? null,
    target_branch: 'main',
  };
}

function showUser(username: string) {
  const name = `${username[0].toUpperCase()}${username.slice(1)} Example`;
  return { id: 1, username, name, state: 'active' };
}
