import pLimit from 'p-limit';
import { ShortMemory } from '../forge/ShortMemory';
import type { HostApi } from '../hosts/HostApi';
import { AT_ONCE, refuseMany } from './ask';
import { type Comparison, shorten } from './Comparison';
import type {
  Changes,
  ChangingCommit,
  ForgeReviews,
  PullRequest,
  ReviewQuestion,
} from './ForgeReviews';
import { giteaReviews } from './gitea/giteaReviews';
import { githubReviews } from './github/githubReviews';
import { gitlabReviews } from './gitlab/gitlabReviews';
import { judgePull, type ReviewVerdict } from './judgePull';
import { createMatcher } from './createMatcher';

/** What lies between two commits does not change, nor what brought a commit in. */
const KEPT_MS = 3_600_000;

/** More is too much to be asked about every minute. */
const MOST_COMMITS = 50;

const FORGES: Record<HostApi['kind'], ForgeReviews> = {
  github: githubReviews,
  gitlab: gitlabReviews,
  gitea: giteaReviews,
};

/** The best first: of several pull requests that brought a commit in, the best counts. */
const BEST: readonly ReviewVerdict['state'][] = [
  'passed',
  'warning',
  'pending',
];

const BY_NUMBER = new Intl.Collator('en-US', { numeric: true });

/** Finds changes of migrations and their reviews, and remembers what does not change. */
export class ReviewFinder {
  readonly #changes: ShortMemory<Changes>;
  readonly #pulls: ShortMemory<readonly PullRequest[]>;

  constructor({ now }: { now: () => Date }) {
    this.#changes = new ShortMemory({ now, most: 500 });
    this.#pulls = new ShortMemory({ now, most: 5000 });
  }

  /** @throws ForgeFailure when the host does not tell, or not all */
  async findChanges(
    question: ReviewQuestion,
    range: Pick<Comparison, 'base' | 'head'>,
    paths: readonly string[],
  ): Promise<Changes> {
    const key = keyOf(question, range.base, range.head, ...paths);
    const known = this.#changes.get(key);
    if (known) {
      return known;
    }
    const changes = await FORGES[question.api.kind].findChanges(
      question,
      range,
      createMatcher(paths),
    );
    refuseMany(changes.commits, MOST_COMMITS, 'commits that change migrations');
    this.#changes.set(key, changes, KEPT_MS);
    return changes;
  }

  /**
   * What came out of the reviews of commits: for each pull request, and for each commit without one,
   * once.
   */
  async judge(
    question: ReviewQuestion,
    commits: readonly ChangingCommit[],
  ): Promise<ReviewVerdict[]> {
    const limit = pLimit(AT_ONCE);
    const pulls = await Promise.all(
      commits.map(commit => limit(() => this.#findPulls(question, commit))),
    );
    const distinct = new Map(pulls.flat().map(pull => [pull.name, pull]));
    const judged = await Promise.all(
      [...distinct.values()].map(pull => limit(() => judgeOne(question, pull))),
    );
    const verdicts = commits.map(({ id }, index) =>
      bestOf(
        id,
        judged.filter(({ name }) =>
          pulls[index].some(pull => pull.name === name),
        ),
      ),
    );
    return [...new Map(verdicts.map(each => [each.name, each])).values()].sort(
      (a, b) => BY_NUMBER.compare(a.name, b.name),
    );
  }

  async #findPulls(
    question: ReviewQuestion,
    commit: ChangingCommit,
  ): Promise<readonly PullRequest[]> {
    const key = keyOf(question, commit.id);
    const known = this.#pulls.get(key);
    if (known) {
      return known;
    }
    const { findPulls } = FORGES[question.api.kind];
    const pulls = await findPulls(question, commit);
    if (pulls.length > 0) {
      this.#pulls.set(key, pulls, KEPT_MS);
    }
    return pulls;
  }
}

async function judgeOne(
  question: ReviewQuestion,
  pull: PullRequest,
): Promise<ReviewVerdict> {
  const { readReviews } = FORGES[question.api.kind];
  return judgePull(pull, await readReviews(question, pull));
}

function bestOf(
  commit: string,
  verdicts: readonly ReviewVerdict[],
): ReviewVerdict {
  const best = BEST.map(state =>
    verdicts.find(verdict => verdict.state === state),
  ).find(verdict => verdict !== undefined);
  return (
    best ?? {
      state: 'pending',
      name: `commit ${shorten(commit)}`,
      says: 'in no pull request that was merged',
      commit,
    }
  );
}

function keyOf({ api }: ReviewQuestion, ...parts: readonly string[]): string {
  return JSON.stringify([api.apiUrl, api.repository, ...parts]);
}
