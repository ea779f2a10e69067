import { parseImageName } from './ImageName';
import type { Release } from './Release';
import { bareRevisions } from './releaseOf';

/**
 * Whether two releases have the same images: by digest where both know it, else by tag. Their Git
 * revisions may differ, as a promotion is a commit itself. Releases without images are compared by
 * their revisions.
 *
 * @public
 */
export function sameImages(
  a: Pick<Release, 'images' | 'revisions'>,
  b: Pick<Release, 'images' | 'revisions'>,
): boolean {
  if (a.images.length === 0 && b.images.length === 0) {
    return bareRevisions(a).join() === bareRevisions(b).join();
  }
  return covers(a.images, b.images) && covers(b.images, a.images);
}

function covers(some: readonly string[], others: readonly string[]): boolean {
  return some.every(image => others.some(other => isSame(image, other)));
}

function isSame(image: string, other: string): boolean {
  const [one, two] = [parseImageName(image), parseImageName(other)];
  return (
    one.repository === two.repository &&
    (one.digest && two.digest ? one.digest === two.digest : one.tag === two.tag)
  );
}
