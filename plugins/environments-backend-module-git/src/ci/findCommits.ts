import type { EvidenceRequest } from '@flightdeck/plugin-environments-node';
import { parseRepositoryUrl } from '../hosts/parseRepositoryUrl';
import { findImageCommits } from './findImageCommits';
import { findRevisions } from './findRevisions';
import type { CiOptions } from './readCiOptions';
import type { WantedCommit } from './WantedCommit';

/** More than a release of many services is made of. */
const MOST_COMMITS = 20;

/** The commits of a release, or why there are none to ask about. */
export type FoundCommits =
  | { commits: readonly WantedCommit[] }
  | { state: 'not-applicable' | 'unknown'; summary: string };

/**
 * The commits that CI is asked of. Where images are named after commits, those: they are what was
 * built and tested, while the revision that was deployed may only name them. Else the revisions.
 */
export function findCommits(
  {
    before,
    release,
    target,
  }: Pick<EvidenceRequest, 'before' | 'release' | 'target'>,
  { image, repository }: CiOptions,
): FoundCommits {
  const found = findRevisions(release, [
    ...(before?.facts.applications ?? []),
    ...(target.facts.applications ?? []),
  ]);
  const built = findImageCommits(release.images, image);
  if (image !== undefined && built.length === 0) {
    return unknown(
      `No image ${image} of the release is named after its commit.`,
    );
  }
  const repositories = repository ? [repository] : found.repositories;
  const commits =
    built.length > 0
      ? built.map(commit => ({ commit, repositories }))
      : only(found.commits, repository);
  if (commits.length === 0) {
    return found.areCharts
      ? {
          state: 'not-applicable',
          summary: 'The release is made of charts, which have no commits.',
        }
      : unknown('No commit of the release is known.');
  }
  return commits.length > MOST_COMMITS
    ? unknown(
        `The release is made of ${commits.length} commits, which is more than are asked about; the option repository narrows them.`,
      )
    : { commits };
}

/** The commits of one repository, or all as if they were in it when no application is made of it. */
function only(
  commits: readonly WantedCommit[],
  repository: string | undefined,
): WantedCommit[] {
  const wanted = repository && nameOf(repository);
  const own = commits.filter(({ repositories }) =>
    repositories.some(each => nameOf(each) === wanted),
  );
  const chosen = wanted && own.length > 0 ? own : commits;
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

/** By which addresses of the same repository are alike. */
function nameOf(repository: string): string | undefined {
  const url = parseRepositoryUrl(repository);
  return url && `${url.host}/${url.path}`.toLowerCase();
}

function unknown(summary: string): FoundCommits {
  return { state: 'unknown', summary };
}
