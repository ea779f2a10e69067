import type { Pod } from '../kubernetes';
import { parseImageName } from './ImageName';

const DIGEST = /@(sha256:[0-9a-f]{64})$/;

/**
 * Adds to images the digests that Pods run. An image that Pods run with several digests, or that
 * none runs, stays as it is.
 *
 * @public
 */
export function withDigests(
  images: readonly string[],
  pods: readonly Pod[],
): string[] {
  const known = new Map<string, Set<string>>();
  for (const { spec, status } of pods) {
    const ids = new Map(
      [...status.containerStatuses, ...status.initContainerStatuses].map(
        ({ name, imageID }) => [name, imageID],
      ),
    );
    for (const { name, image } of [
      ...spec.containers,
      ...spec.initContainers,
    ]) {
      const digest = DIGEST.exec(ids.get(name) ?? '')?.[1];
      if (image && digest) {
        known.set(image, (known.get(image) ?? new Set()).add(digest));
      }
    }
  }
  return images.map(image => {
    const [digest, another] = known.get(image) ?? [];
    return digest && !another && !parseImageName(image).digest
      ? `${image}@${digest}`
      : image;
  });
}
