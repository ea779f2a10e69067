import {
  type Application,
  bareRevisions,
  type Release,
} from '@flightdeck/plugin-environments-common';
import type { EvidenceRequest } from '@flightdeck/plugin-environments-node';
import { findRevisions } from '../commits/findRevisions';
import { narrowCommits } from '../commits/narrowCommits';
import { COMMIT, type WantedCommit } from '../commits/WantedCommit';
import { isSameRepository } from '../hosts/nameRepository';
import { compareImages } from './compareImages';
import { type Comparison, shorten } from './Comparison';
import type { Base } from './findBase';
import type { ReviewOptions } from './readReviewOptions';

/** What of a release is to be compared with what it takes the place of. */
export interface FoundComparisons {
  /** Those of equal commits, too. */
  comparisons: readonly Comparison[];
  /** What changes and cannot be seen into, as a sentence names it: `image shop:1.5.0`. */
  unseen: readonly string[];
}

const NOTHING: FoundComparisons = { comparisons: [], unseen: [] };

/**
 * The commits of a release, each beside those that it takes the place of: of images that are named
 * after commits, and of the revisions that are deployed. Of a repository from which several revisions
 * are deployed each new one is compared with each that runs, so that nothing is missed.
 */
export function findComparisons(
  {
    before,
    release,
    target,
  }: Pick<EvidenceRequest, 'before' | 'release' | 'target'>,
  base: Base,
  options: ReviewOptions,
): FoundComparisons {
  const applications = [
    ...(before?.facts.applications ?? []),
    ...(target.facts.applications ?? []),
  ];
  const { repositories } = findRevisions(release, applications);
  const byImage = compareImages(release, base, {
    image: options.image,
    repositories: options.repository ? [options.repository] : repositories,
  });
  const byRevision =
    options.image === undefined
      ? compareRevisions({ release, base, applications }, options, byImage)
      : NOTHING;
  const comparisons = [...byImage.comparisons, ...byRevision.comparisons];
  const isNarrowed = options.repository !== undefined && comparisons.length > 0;
  return {
    comparisons: distinct(comparisons),
    unseen: isNarrowed ? [] : [...byImage.unseen, ...byRevision.unseen],
  };
}

function compareRevisions(
  {
    applications,
    base,
    release,
  }: { release: Release; base: Base; applications: readonly Application[] },
  { repository }: ReviewOptions,
  byImage: FoundComparisons,
): FoundComparisons {
  const [heads, bases] = [release, base].map(each =>
    findRevisions(each, applications).commits.filter(
      commit =>
        repository === undefined || mayBeIn(commit, repository, byImage),
    ),
  );
  const formers = narrowCommits(bases, repository);
  const found = narrowCommits(heads, repository).map(({ commit, ...head }) => {
    const pairs = formers.flatMap(former => {
      const shared = head.repositories.filter(one =>
        former.repositories.some(other => isSameRepository(one, other)),
      );
      return shared.length > 0
        ? [{ base: former.commit, head: commit, repositories: shared }]
        : [];
    });
    return { commit, pairs };
  });
  return {
    comparisons: found.flatMap(({ pairs }) => pairs),
    unseen: [
      ...found
        .filter(({ pairs }) => pairs.length === 0)
        .map(({ commit }) => `revision ${shorten(commit)}`),
      ...otherRevisions(release, base, heads),
    ],
  };
}

/** Where images are named after commits of the repository, revisions of others are not in it. */
function mayBeIn(
  { repositories }: WantedCommit,
  repository: string,
  { comparisons }: FoundComparisons,
): boolean {
  return (
    comparisons.length === 0 ||
    repositories.some(each => isSameRepository(each, repository))
  );
}

/** New ones that are no commits, as those of charts. */
function otherRevisions(
  release: Release,
  base: Base,
  commits: readonly WantedCommit[],
): string[] {
  const former = bareRevisions(base);
  return bareRevisions(release)
    .filter(
      revision =>
        !former.includes(revision) &&
        !(
          COMMIT.test(revision) &&
          commits.some(({ commit }) => commit === revision)
        ),
    )
    .map(revision =>
      COMMIT.test(revision)
        ? `revision ${shorten(revision)}`
        : `version ${revision}`,
    );
}

function distinct(comparisons: readonly Comparison[]): Comparison[] {
  return [
    ...new Map(comparisons.map(each => [JSON.stringify(each), each])).values(),
  ];
}
