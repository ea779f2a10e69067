import { z } from 'zod';
import type { ForgeReviews, Review } from '../ForgeReviews';
import { listAtGitea } from './askGitea';
import { findGiteaChanges } from './findGiteaChanges';
import { findGiteaPulls, listGiteaCommits } from './findGiteaPulls';

const reviewSchema = z.object({
  id: z.number(),
  user: z.object({ login: z.string() }).nullish(),
  state: z.string(),
  stale: z.boolean(),
  dismissed: z.boolean(),
});

/** Comments, and wishes for a review, leave standing what somebody said before. */
const STATES: Readonly<Record<string, Review['state'] | undefined>> = {
  APPROVED: 'approved',
  REQUEST_CHANGES: 'objected',
};

/** Reviews of pull requests at Gitea and Forgejo. */
export const giteaReviews: ForgeReviews = {
  findChanges: findGiteaChanges,
  findPulls: findGiteaPulls,

  async readReviews(question, pull) {
    const { name, number } = pull;
    const [reviews, commits] = await Promise.all([
      listAtGitea(question, {
        path: `pulls/${number}/reviews`,
        schema: z.array(reviewSchema),
        what: `pull request ${name}`,
        many: `reviews of ${name}`,
      }),
      listGiteaCommits(question, pull),
    ]);
    return {
      // Who brings a branch up to date has written nothing.
      writers: commits
        .filter(({ parents }) => parents.length < 2)
        .flatMap(({ author }) => author?.login ?? []),
      reviews: reviews.sort((a, b) => a.id - b.id).flatMap(toReview),
    };
  },
};

function toReview({
  dismissed,
  stale,
  state,
  user,
}: z.infer<typeof reviewSchema>): Review[] {
  const known = STATES[state];
  return known && user
    ? [
        {
          by: user.login,
          state: dismissed ? 'withdrawn' : known,
          isStale: stale,
        },
      ]
    : [];
}
