import type { HostApi } from '../hosts/HostApi';
import type { Check } from './Check';
import type { CommitQuestion } from './CommitQuestion';
import { listGiteaChecks } from './listGiteaChecks';
import { listGithubChecks } from './listGithubChecks';
import { listGitlabChecks } from './listGitlabChecks';

const LISTS: Record<
  HostApi['kind'],
  (question: CommitQuestion) => Promise<Check[]>
> = {
  github: listGithubChecks,
  gitlab: listGitlabChecks,
  gitea: listGiteaChecks,
};

/**
 * What CI says of a commit, at whichever host.
 *
 * @throws ForgeFailure when the host does not tell
 */
export function listChecks(question: CommitQuestion): Promise<Check[]> {
  return LISTS[question.api.kind](question);
}
