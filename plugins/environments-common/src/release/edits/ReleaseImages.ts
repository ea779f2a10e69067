import { type ImageName, parseImageName } from '../ImageName';
import { canonicalRepository } from './canonicalRepository';
import type { ImageSlot } from './ImageSlot';

/** What a release says of the image of a slot. */
export interface FoundImage {
  /** In full; several where the slot names the beginning of them all. */
  repositories: string[];
  /** All that differ in tag or digest. One is what is wanted. */
  versions: Pick<ImageName, 'tag' | 'digest'>[];
}

/** The images of a release, to be found by the places that set them. */
export class ReleaseImages {
  readonly images: readonly ImageName[];

  constructor(images: readonly string[]) {
    this.images = images.map(parseImageName);
  }

  /** Undefined when the release has no such image. */
  find({ repository, mayBePrefix }: ImageSlot): FoundImage | undefined {
    const wanted = canonicalRepository(repository);
    const exact = this.#where(name => name === wanted);
    if (exact.length > 0) {
      return toFound(exact);
    }
    const prefix = canonicalRepository(`${repository}/`);
    const below = mayBePrefix
      ? this.#where(name => name.startsWith(prefix))
      : [];
    return below.length > 0 ? toFound(withoutDigests(below)) : undefined;
  }

  #where(matches: (canonical: string) => boolean): ImageName[] {
    return this.images.filter(({ repository }) =>
      matches(canonicalRepository(repository)),
    );
  }
}

/** Several images have one tag and each a digest of its own. */
function withoutDigests(images: readonly ImageName[]): ImageName[] {
  return images.map(({ repository, tag }) => ({ repository, tag }));
}

function toFound(images: readonly ImageName[]): FoundImage {
  const versions = new Map(
    images.map(({ tag, digest }) => [
      JSON.stringify([tag, digest]),
      { tag, digest },
    ]),
  );
  return {
    repositories: [
      ...new Set(
        images.map(({ repository }) => canonicalRepository(repository)),
      ),
    ],
    versions: [...versions.values()],
  };
}

/** The tag of a slot as it is now, or its digest where it has no tag. */
export function currentTag({ digest, tag, whole }: ImageSlot): string {
  const name: Partial<ImageName> = whole
    ? parseImageName(whole.value)
    : { tag: tag?.value, digest: digest?.value };
  return name.tag || name.digest || 'none';
}

/**
 * Whether one of some images would become another one with a release.
 *
 * @param images - what a workload runs
 * @param release - the images of the release
 *
 * @public
 */
export function replacesImage(
  images: readonly string[],
  release: readonly string[],
): boolean {
  const wanted = release.map(parseImageName);
  return images.map(parseImageName).some(({ digest, repository, tag }) => {
    const name = canonicalRepository(repository);
    const same = wanted.filter(
      one => canonicalRepository(one.repository) === name,
    );
    return (
      same.length > 0 &&
      !same.some(one =>
        one.digest && digest ? one.digest === digest : one.tag === tag,
      )
    );
  });
}
