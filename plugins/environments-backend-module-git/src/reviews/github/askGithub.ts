import { z } from 'zod';
import { encodePath } from '../../hosts/encodePath';
import { createForgeAsker } from '../ask';

/** A commit, as GitHub lists it; without author where the e-mail address is of no account. */
export const commitSchema = z.object({
  sha: z.string(),
  author: z.object({ login: z.string().optional() }).nullish(),
  parents: z.array(z.unknown()),
});

/** Asks GitHub. */
export const { one: askGithub, all: listAtGithub } = createForgeAsker(
  repository => `repos/${encodePath(repository)}`,
  { limit: 'per_page', size: 100, mayGiveLess: false },
);
