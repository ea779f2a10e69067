import { z } from 'zod';
import { encodePath } from '../hosts/encodePath';
import { type Check, stateOf } from './Check';
import {
  aboutChecks,
  type CommitQuestion,
  tooManyChecks,
} from './CommitQuestion';
import { readPages } from '../forge/readPages';

const PAGE = 100;

const STATUSES: Record<string, Check['state']> = {
  success: 'succeeded',
  error: 'failed',
  failure: 'failed',
  pending: 'running',
};

/** `action_required` waits for a person, and `stale` was given up by GitHub. */
const CONCLUSIONS: Record<string, Check['state']> = {
  success: 'succeeded',
  neutral: 'skipped',
  skipped: 'skipped',
  failure: 'failed',
  cancelled: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  stale: 'failed',
  action_required: 'running',
};

const combinedSchema = z.object({
  total_count: z.number(),
  statuses: z.array(
    z.object({
      context: z.string(),
      state: z.string(),
      target_url: z.string().nullish(),
    }),
  ),
});

const runsSchema = z.object({
  total_count: z.number(),
  check_runs: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      conclusion: z.string().nullish(),
      html_url: z.string().nullish(),
    }),
  ),
});

/** The statuses of a commit at GitHub, by which other systems report, and its check runs. */
export async function listGithubChecks(
  question: CommitQuestion,
): Promise<Check[]> {
  const [statuses, runs] = await Promise.all([
    listStatuses(question),
    listRuns(question),
  ]);
  return [...statuses, ...runs];
}

function listStatuses(question: CommitQuestion): Promise<Check[]> {
  return readPages(tooManyChecks(question.api), async (page, before) => {
    const { statuses, total_count: total } = await ask(
      question,
      `status?per_page=${PAGE}&page=${page}`,
      combinedSchema,
    );
    return {
      items: statuses.map(({ context, state, target_url: url }) => ({
        name: context,
        state: stateOf(state, STATUSES),
        word: state,
        url: url ?? undefined,
      })),
      isLast: isLast(before.length + statuses.length, total, statuses.length),
    };
  });
}

function listRuns(question: CommitQuestion): Promise<Check[]> {
  return readPages(tooManyChecks(question.api), async (page, before) => {
    const { check_runs: runs, total_count: total } = await ask(
      question,
      `check-runs?filter=latest&per_page=${PAGE}&page=${page}`,
      runsSchema,
    );
    return {
      items: runs.map(({ name, status, conclusion, html_url: url }) => {
        const word = status === 'completed' ? conclusion ?? status : status;
        return {
          name,
          state: stateOf(word, CONCLUSIONS),
          word,
          url: url ?? undefined,
        };
      }),
      isLast: isLast(before.length + runs.length, total, runs.length),
    };
  });
}

function isLast(read: number, total: number, onPage: number): boolean {
  return read >= total || onPage === 0;
}

function ask<T>(
  { api, client, commit, signal }: CommitQuestion,
  rest: string,
  schema: z.ZodType<T>,
): Promise<T> {
  const path = `repos/${encodePath(
    api.repository,
  )}/commits/${encodeURIComponent(commit)}/${rest}`;
  return client.get({
    api,
    url: `${api.apiUrl}/${path}`,
    schema,
    signal,
    ...aboutChecks(commit),
  });
}
