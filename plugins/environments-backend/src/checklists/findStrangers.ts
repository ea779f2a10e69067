import {
  parseImageName,
  type Release,
  sameImages,
} from '@flightdeck/plugin-environments-common';
import type { BroughtImage } from '../actions/BroughtImages';

/**
 * Images that none of the releases has. What comes and goes, such as a Job, may have images of its
 * own: of those only what a release has another version of is a stranger.
 */
export function findStrangers(
  brought: readonly BroughtImage[],
  releases: readonly Release[],
): string[] {
  const known = releases.flatMap(({ images }) => images);
  const repositories = new Set(
    known.map(image => parseImageName(image).repository),
  );
  const strangers = brought
    .filter(({ image }) => !known.some(other => isSame(image, other)))
    .filter(
      ({ image, isLasting }) =>
        isLasting || repositories.has(parseImageName(image).repository),
    );
  return [...new Set(strangers.map(({ image }) => image))].sort();
}

function isSame(one: string, other: string): boolean {
  return sameImages(
    { images: [one], revisions: [] },
    { images: [other], revisions: [] },
  );
}
