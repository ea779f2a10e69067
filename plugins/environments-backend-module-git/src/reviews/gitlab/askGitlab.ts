import { ask, askAll, type Paging, type Wanted } from '../ask';
import type { ReviewQuestion } from '../ForgeReviews';

const PAGING: Paging = { limit: 'per_page', size: 100, mayGiveLess: false };

/** Asks GitLab for something below a project. */
export function askGitlab<T>(
  question: ReviewQuestion,
  wanted: Wanted<T>,
): Promise<T> {
  return ask(question, within(question, wanted));
}

/** Asks GitLab for a list below a project. */
export function listAtGitlab<T>(
  question: ReviewQuestion,
  wanted: Wanted<T[]> & { many: string },
): Promise<T[]> {
  return askAll(question, within(question, wanted), PAGING);
}

/** GitLab takes the whole path of a project as one encoded segment. */
function within<W extends { path: string }>(
  { api }: ReviewQuestion,
  wanted: W,
): W {
  return {
    ...wanted,
    path: `projects/${encodeURIComponent(api.repository)}/${wanted.path}`,
  };
}
