import {
  bareRevisions,
  type Release,
  sameImages,
} from '@flightdeck/plugin-environments-common';

const DIGEST = /@(sha256:[0-9a-f]{64})$/;

/**
 * Whether what is seen now is a release that is known already: the same, or as much of it as can be
 * seen. Nobody tells the digest of an image while none of its Pods runs, which makes no other
 * release; a digest that was not known before does.
 */
export function isOneRelease(known: Release, seen: Release): boolean {
  const digests = new Set(digestsOf(known));
  return (
    known.key === seen.key ||
    (bareRevisions(known).join() === bareRevisions(seen).join() &&
      sameImages(known, seen) &&
      digestsOf(seen).every(digest => digests.has(digest)))
  );
}

function digestsOf({ images }: Release): string[] {
  return images.flatMap(image => DIGEST.exec(image)?.[1] ?? []);
}
