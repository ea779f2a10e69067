import { z } from 'zod';
import { type Check, stateOf } from './Check';
import {
  aboutChecks,
  type CommitQuestion,
  tooManyChecks,
} from './CommitQuestion';
import { readPages } from '../forge/readPages';

const PAGE = 100;

const STATES: Record<string, Check['state']> = {
  success: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
  canceling: 'failed',
  skipped: 'skipped',
};

const statusesSchema = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    status: z.string(),
    target_url: z.string().nullish(),
    allow_failure: z.boolean().nullish(),
  }),
);

type Status = z.infer<typeof statusesSchema>[number];

/**
 * The statuses of a commit at GitLab: the jobs of its pipelines, and what other systems report. Of
 * those with the same name the newest counts, as a pipeline may have run again.
 */
export async function listGitlabChecks({
  api,
  client,
  commit,
  signal,
}: CommitQuestion): Promise<Check[]> {
  // GitLab takes the whole path of a project as one encoded segment.
  const url = `${api.apiUrl}/projects/${encodeURIComponent(
    api.repository,
  )}/repository/commits/${encodeURIComponent(commit)}/statuses`;
  const statuses = await readPages<Status>(tooManyChecks(api), async page => {
    const items = await client.get({
      api,
      url: `${url}?per_page=${PAGE}&page=${page}`,
      schema: statusesSchema,
      signal,
      ...aboutChecks(commit),
    });
    return { items, isLast: items.length < PAGE };
  });
  const newest = new Map<string, Status>();
  for (const status of statuses.sort((a, b) => a.id - b.id)) {
    newest.set(status.name, status);
  }
  return [...newest.values()].map(toCheck);
}

function toCheck({ name, status, target_url: url, allow_failure }: Status) {
  return {
    name,
    state: stateOf(status, STATES),
    word: status,
    url: url ?? undefined,
    isOptional: allow_failure ?? false,
  };
}
