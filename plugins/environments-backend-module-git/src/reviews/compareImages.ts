import type { Release } from '@flightdeck/plugin-environments-common';
import { findImageCommits } from '../commits/findImageCommits';
import { splitImage } from '../commits/splitImage';
import type { Comparison } from './Comparison';
import { type Base, isSameImage } from './findBase';

/**
 * The commits that new images are named after, each beside those of the same image that it takes the
 * place of. Into an image that is named otherwise nobody can see.
 */
export function compareImages(
  release: Pick<Release, 'images'>,
  base: Base,
  {
    image: wanted,
    repositories,
  }: { image: string | undefined; repositories: readonly string[] },
): { comparisons: Comparison[]; unseen: string[] } {
  const comparisons: Comparison[] = [];
  const unseen: string[] = [];
  for (const image of release.images) {
    const { repository } = splitImage(image);
    const formers = base.images.filter(
      each => splitImage(each).repository === repository,
    );
    const isWanted = wanted === undefined || repository === wanted;
    const [head] = findImageCommits([image], wanted);
    const bases = findImageCommits(formers, wanted);
    if (isWanted && head && bases.length > 0 && isNamed(formers, wanted)) {
      comparisons.push(
        ...bases.map(one => ({ base: one, head, repositories })),
      );
    } else if (isWanted && !formers.some(each => isSameImage(image, each))) {
      unseen.push(`image ${image.split('@')[0]}`);
    }
  }
  if (wanted !== undefined && !hasImage(release, wanted)) {
    unseen.push(`image ${wanted}`);
  }
  return { comparisons, unseen };
}

function hasImage({ images }: Pick<Release, 'images'>, wanted: string) {
  return images.some(image => splitImage(image).repository === wanted);
}

/** Whether all are named after commits. */
function isNamed(images: readonly string[], wanted: string | undefined) {
  return images.every(image => findImageCommits([image], wanted).length > 0);
}
