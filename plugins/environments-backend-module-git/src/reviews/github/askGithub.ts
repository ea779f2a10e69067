import { z } from 'zod';
import { encodePath } from '../../hosts/encodePath';
import { ask, askAll, type Paging, type Wanted } from '../ask';
import type { ReviewQuestion } from '../ForgeReviews';

const PAGING: Paging = { limit: 'per_page', size: 100, mayGiveLess: false };

/** A commit, as GitHub lists it; without author where the e-mail address is of no account. */
export const commitSchema = z.object({
  sha: z.string(),
  author: z.object({ login: z.string().optional() }).nullish(),
  parents: z.array(z.unknown()),
});

/** Asks GitHub for something below a repository. */
export function askGithub<T>(
  question: ReviewQuestion,
  wanted: Wanted<T>,
): Promise<T> {
  return ask(question, within(question, wanted));
}

/** Asks GitHub for a list below a repository. */
export function listAtGithub<T>(
  question: ReviewQuestion,
  wanted: Wanted<T[]> & { many: string },
): Promise<T[]> {
  return askAll(question, within(question, wanted), PAGING);
}

function within<W extends { path: string }>(
  { api }: ReviewQuestion,
  wanted: W,
): W {
  return {
    ...wanted,
    path: `repos/${encodePath(api.repository)}/${wanted.path}`,
  };
}
