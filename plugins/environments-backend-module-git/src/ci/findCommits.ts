import type { EvidenceRequest } from '@flightdeck/plugin-environments-node';
import { findImageCommits } from '../commits/findImageCommits';
import { findRevisions } from '../commits/findRevisions';
import { narrowCommits } from '../commits/narrowCommits';
import type { CiOptions } from './readCiOptions';
import type { WantedCommit } from '../commits/WantedCommit';

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
      : narrowCommits(found.commits, repository);
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

function unknown(summary: string): FoundCommits {
  return { state: 'unknown', summary };
}
