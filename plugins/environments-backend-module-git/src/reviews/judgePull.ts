import {
  type EvidenceState,
  listWords,
} from '@flightdeck/plugin-environments-common';
import type { PullRequest, Review, Reviewing } from './ForgeReviews';

/** What came out for a pull request, or for a commit without one. */
export interface ReviewVerdict {
  state: Extract<EvidenceState, 'passed' | 'warning' | 'pending'>;
  /** As sentences name it: `#12`, `commit 1a2b3c4`. */
  name: string;
  /** What follows the name: `approved by bob`. */
  says: string;
  /** The page of the pull request. */
  url?: string;
  /** Its id, of a commit. */
  commit?: string;
}

const MOST_NAMES = 5;

/**
 * Whether somebody else than its writers approved a pull request. Of each person the newest word
 * counts; none of who wrote any of it.
 */
export function judgePull(
  pull: PullRequest,
  { reviews, writers }: Reviewing,
): ReviewVerdict {
  const authors = new Set([...writers, pull.author ?? ''].map(toKey));
  const newest = newestOfEach(reviews);
  const others = newest.filter(
    ({ by, name = '' }) => !authors.has(toKey(by)) && !authors.has(toKey(name)),
  );
  const objectors = others.filter(({ state }) => state === 'objected');
  const approvals = others.filter(({ state }) => state === 'approved');
  const fresh = approvals.filter(({ isStale }) => !isStale);
  const { name, url } = pull;
  const objection =
    objectors.length > 0
      ? `${namesOf(objectors)} asked for changes`
      : undefined;
  if (approvals.length === 0) {
    const own = newest.filter(
      review => review.state === 'approved' && !others.includes(review),
    );
    const nobody =
      own.length > 0
        ? `approved only by ${namesOf(own)}, who wrote some of it`
        : 'nobody approved it';
    return { state: 'pending', name, url, says: join(nobody, objection) };
  }
  if (fresh.length === 0) {
    const says = `approved by ${namesOf(
      approvals,
    )}, but not its last commit, as far as is known`;
    return { state: 'warning', name, url, says: join(says, objection) };
  }
  return {
    state: objection === undefined ? 'passed' : 'warning',
    name,
    url,
    says: join(`approved by ${namesOf(fresh)}`, objection),
  };
}

function join(says: string, objection: string | undefined): string {
  return objection === undefined ? says : `${says}, and ${objection}`;
}

function newestOfEach(reviews: readonly Review[]): Review[] {
  return [
    ...new Map(reviews.map(review => [toKey(review.by), review])).values(),
  ];
}

function namesOf(reviews: readonly Review[]): string {
  return listWords(
    reviews.map(({ by }) => by),
    MOST_NAMES,
  );
}

/** Accounts are the same in capital letters. */
function toKey(name: string): string {
  return name.toLocaleLowerCase('en-US');
}
