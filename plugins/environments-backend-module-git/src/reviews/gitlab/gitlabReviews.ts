import { z } from 'zod';
import { pageSchema } from '../../pulls/requestJson';
import { shorten } from '../Comparison';
import type { ForgeReviews } from '../ForgeReviews';
import { askGitlab, listAtGitlab } from './askGitlab';
import { findGitlabChanges } from './findGitlabChanges';

const userSchema = z.object({ username: z.string(), name: z.string() });

const mergeRequestSchema = z.object({
  iid: z.number(),
  web_url: pageSchema,
  state: z.string(),
  author: userSchema.nullish(),
});

const approvalsSchema = z.object({
  approved_by: z.array(
    z.object({
      user: userSchema,
      /** ISO 8601; older versions of GitLab do not tell. */
      approved_at: z.string().nullish(),
    }),
  ),
});

const commitSchema = z.object({
  author_name: z.string(),
  parent_ids: z.array(z.string()).nullish(),
});

const versionSchema = z.object({ created_at: z.string() });

/** Approvals of merge requests at GitLab, which removes those that are withdrawn. */
export const gitlabReviews: ForgeReviews = {
  findChanges: findGitlabChanges,

  async findPulls(question, { id }) {
    const found = await listAtGitlab(question, {
      path: `repository/commits/${encodeURIComponent(id)}/merge_requests`,
      schema: z.array(mergeRequestSchema),
      what: `commit ${shorten(id)}`,
      many: `merge requests of ${shorten(id)}`,
    });
    return found
      .filter(({ state }) => state === 'merged')
      .map(({ author, iid, web_url: url }) => ({
        number: iid,
        name: `!${iid}`,
        url,
        author: author?.username,
      }));
  },

  async readReviews(question, { name, number }) {
    const path = `merge_requests/${number}`;
    const what = `merge request ${name}`;
    const list = <T>(part: string, schema: z.ZodType<T>) =>
      listAtGitlab(question, {
        path: `${path}/${part}`,
        schema: z.array(schema),
        what,
        many: `${part} of ${name}`,
      });
    const [{ approved_by: approvals }, versions, commits] = await Promise.all([
      askGitlab(question, {
        path: `${path}/approvals`,
        schema: approvalsSchema,
        what,
      }),
      list('versions', versionSchema),
      list('commits', commitSchema),
    ]);
    const pushes = versions.map(({ created_at: at }) => Date.parse(at));
    return {
      // GitLab tells by name, not by account, who wrote a commit.
      writers: commits
        .filter(({ parent_ids: parents }) => (parents ?? []).length < 2)
        .map(({ author_name: author }) => author),
      reviews: approvals.map(({ approved_at: at, user }) => ({
        by: user.username,
        name: user.name,
        state: 'approved',
        isStale: isStale(at ?? undefined, pushes),
      })),
    };
  },
};

/** What was pushed once only was approved after that. */
function isStale(at: string | undefined, pushes: readonly number[]): boolean {
  const isAfter = Date.parse(at ?? '') >= Math.max(...pushes);
  return pushes.length > 1 && !isAfter;
}
