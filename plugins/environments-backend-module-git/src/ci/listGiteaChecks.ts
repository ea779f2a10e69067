import { z } from 'zod';
import { encodePath } from '../hosts/encodePath';
import { type Check, stateOf } from './Check';
import {
  aboutChecks,
  type CommitQuestion,
  tooManyChecks,
} from './CommitQuestion';
import { readPages } from '../forge/readPages';

const PAGE = 50;

const STATES: Record<string, Check['state']> = {
  success: 'succeeded',
  error: 'failed',
  failure: 'failed',
  warning: 'failed',
  skipped: 'skipped',
};

/** Gitea answers with no list where there are no statuses. */
const combinedSchema = z.object({
  statuses: z
    .array(
      z.object({
        context: z.string(),
        status: z.string(),
        target_url: z.string().nullish(),
      }),
    )
    .nullish(),
});

/** The statuses of a commit at Gitea, and at Forgejo: the newest of each context. */
export function listGiteaChecks({
  api,
  client,
  commit,
  signal,
}: CommitQuestion): Promise<Check[]> {
  const { apiUrl, repository } = api;
  const url = `${apiUrl}/repos/${encodePath(
    repository,
  )}/commits/${encodeURIComponent(commit)}/status`;
  return readPages<Check>(tooManyChecks(api), async (page, before) => {
    const { statuses } = await client.get({
      api,
      url: `${url}?limit=${PAGE}&page=${page}`,
      schema: combinedSchema,
      signal,
      ...aboutChecks(commit),
    });
    const known = new Set(before.map(({ name }) => name));
    // Some versions put all on each page, and others fewer than they were asked for.
    const items = (statuses ?? [])
      .filter(({ context }) => !known.has(context))
      .map(({ context, status, target_url: target }) => ({
        name: context,
        state: stateOf(status, STATES),
        word: status,
        url: absolute(target, apiUrl),
      }));
    return { items, isLast: items.length === 0 };
  });
}

/** Gitea names the pages of its own actions without itself. */
function absolute(
  target: string | null | undefined,
  apiUrl: string,
): string | undefined {
  return target && URL.canParse(target, apiUrl)
    ? new URL(target, apiUrl).href
    : undefined;
}
