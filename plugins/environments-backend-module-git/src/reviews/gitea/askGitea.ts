import { encodePath } from '../../hosts/encodePath';
import { ask, askAll, type Paging, type Wanted } from '../ask';
import type { ReviewQuestion } from '../ForgeReviews';

/** How much is on a page at most, an administrator of Gitea says. */
const PAGING: Paging = { limit: 'limit', size: 50, mayGiveLess: true };

/** Asks Gitea, or Forgejo, for something below a repository. */
export function askGitea<T>(
  question: ReviewQuestion,
  wanted: Wanted<T>,
): Promise<T> {
  return ask(question, within(question, wanted));
}

/** Asks Gitea, or Forgejo, for a list below a repository. */
export function listAtGitea<T>(
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
