import { isSameRepository } from '../hosts/nameRepository';
import type { WantedCommit } from './WantedCommit';

/** The commits of one repository, or all as if they were in it when no application is made of it. */
export function narrowCommits(
  commits: readonly WantedCommit[],
  repository: string | undefined,
): WantedCommit[] {
  const own = commits.filter(({ repositories }) =>
    repositories.some(
      each => repository !== undefined && isSameRepository(each, repository),
    ),
  );
  const chosen = own.length > 0 ? own : commits;
  const distinct = new Map(
    chosen.map(({ commit, repositories }) => {
      const one = {
        commit,
        repositories: repository ? [repository] : repositories,
      };
      return [JSON.stringify(one), one];
    }),
  );
  return [...distinct.values()];
}
