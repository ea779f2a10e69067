import {
  type GitHost,
  withScratchRepository,
} from '@flightdeck/plugin-environments-backend-module-git';
import type { ServiceAnswers } from '@flightdeck/plugin-environments-common';
import { GitRemote } from '../git/GitRemote';
import { explainTaken, isOfTask } from '../git/publishFolder';
import { findGitHost } from '../repository/describeRepository';
import type { ServiceProblem } from './ServiceProblem';
import { toProblem } from './toProblem';

/** What was found of the repository of a service. */
export interface RepositoryFinding {
  problems: ServiceProblem[];
  /** Whether this task has published the service before. */
  resumed: boolean;
}

/**
 * Whether the repository can be published to. Only plain git is asked: the publish actions of
 * Backstage refuse repositories that are there.
 */
export async function checkRepository(
  { name, repository }: ServiceAnswers,
  options: { hosts: readonly GitHost[]; task: string; signal: AbortSignal },
): Promise<RepositoryFinding> {
  if (repository.kind !== 'git') {
    return { problems: [], resumed: false };
  }
  const { task, signal } = options;
  try {
    const host = findGitHost(options.hosts, repository.host);
    const remote = new GitRemote(host, repository.name, signal);
    const found = await withScratchRepository(gitdir => remote.inspect(gitdir));
    const provenance = { service: name, task };
    if (found.state === 'head' && isOfTask(found, provenance)) {
      return { problems: [], resumed: true };
    }
    const where = `${host.name}/${repository.name}`;
    const message = explainTaken(found, where, provenance);
    return {
      problems: message
        ? [{ field: 'repository.name', message, severity: 'error' }]
        : [],
      resumed: false,
    };
  } catch (error) {
    signal.throwIfAborted();
    return { problems: [toProblem('repository.host', error)], resumed: false };
  }
}
