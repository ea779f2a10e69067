import { encodePath } from '../../hosts/encodePath';
import { createForgeAsker } from '../ask';

/** Asks Gitea, or Forgejo. How much is on a page at most, its administrator says. */
export const { one: askGitea, all: listAtGitea } = createForgeAsker(
  repository => `repos/${encodePath(repository)}`,
  { limit: 'limit', size: 50, mayGiveLess: true },
);
