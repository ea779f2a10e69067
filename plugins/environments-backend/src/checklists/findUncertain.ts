import {
  parseImageName,
  type Release,
} from '@flightdeck/plugin-environments-common';

/** A tag that names a version; of others, such as `latest`, nobody knows when they move on. */
const NAMES_VERSION = /\d/;

/**
 * Images that two releases share by a tag that moves, while the digest is known of one alone: they
 * may be the same, or not.
 */
export function findUncertain(one: Release, other: Release): string[] {
  const [here, there] = [one, other].map(({ images }) =>
    images.map(parseImageName),
  );
  return here.flatMap(({ digest, repository, tag }) => {
    const isUncertain = there.some(
      image =>
        image.repository === repository &&
        image.tag === tag &&
        Boolean(image.digest) !== Boolean(digest),
    );
    const image = tag === undefined ? repository : `${repository}:${tag}`;
    return isUncertain && !NAMES_VERSION.test(tag ?? '') ? image : [];
  });
}
