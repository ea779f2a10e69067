import { createForgeAsker } from '../ask';

/** Asks GitLab, which takes the whole path of a project as one encoded segment. */
export const { one: askGitlab, all: listAtGitlab } = createForgeAsker(
  repository => `projects/${encodeURIComponent(repository)}`,
  { limit: 'per_page', size: 100, mayGiveLess: false },
);
