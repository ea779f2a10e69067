import { z } from 'zod';
import { ForgeFailure } from '../../forge/ForgeFailure';
import { pageSchema } from '../../pulls/requestJson';
import { tooMany } from '../ask';
import { shorten } from '../Comparison';
import type { ForgeReviews, Review } from '../ForgeReviews';
import { askGithub, commitSchema, listAtGithub } from './askGithub';
import { findGithubChanges } from './findGithubChanges';

/** GitHub tells of no more commits of a pull request. */
const MOST_COMMITS = 250;

const pullSchema = z.object({
  number: z.number(),
  html_url: pageSchema,
  merged_at: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  head: z.object({ sha: z.string() }),
});

const reviewSchema = z.object({
  user: z.object({ login: z.string(), type: z.string().optional() }).nullish(),
  state: z.string(),
  commit_id: z.string().nullish(),
});

/** Comments leave standing what their author said before. */
const STATES: Readonly<Record<string, Review['state'] | undefined>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'objected',
  DISMISSED: 'withdrawn',
};

/** Reviews of pull requests at GitHub. */
export const githubReviews: ForgeReviews = {
  findChanges: findGithubChanges,

  async findPulls(question, { id }) {
    const pulls = await askGithub(question, {
      path: `commits/${encodeURIComponent(id)}/pulls`,
      query: { per_page: '100' },
      schema: z.array(pullSchema),
      what: `commit ${shorten(id)}`,
    });
    return pulls
      .filter(({ merged_at: mergedAt }) => mergedAt)
      .map(({ head, html_url: url, number, user }) => ({
        number,
        name: `#${number}`,
        url,
        author: user?.login,
        head: head.sha,
      }));
  },

  async readReviews(question, { head, name, number }) {
    const list = <T>(part: string, schema: z.ZodType<T>) =>
      listAtGithub(question, {
        path: `pulls/${number}/${part}`,
        schema: z.array(schema),
        what: `pull request ${name}`,
        many: `${part} of ${name}`,
      });
    const [reviews, commits] = await Promise.all([
      list('reviews', reviewSchema),
      list('commits', commitSchema),
    ]);
    if (commits.length >= MOST_COMMITS) {
      const { host } = question.api.subject;
      throw new ForgeFailure('malformed', tooMany(host, `commits of ${name}`));
    }
    return {
      // Who brings a branch up to date has written nothing.
      writers: commits
        .filter(({ parents }) => parents.length < 2)
        .flatMap(({ author }) => author?.login ?? []),
      reviews: reviews.flatMap(({ commit_id: commit, state, user }) => {
        const known = STATES[state];
        return known && user && user.type !== 'Bot'
          ? [{ by: user.login, state: known, isStale: commit !== head }]
          : [];
      }),
    };
  },
};
