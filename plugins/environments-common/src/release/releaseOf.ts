import { shortRevision } from '../delivery/shortRevision';
import { parseImageName } from './ImageName';
import type { Release } from './Release';

/**
 * What a release is made of.
 *
 * @public
 */
export interface ReleaseParts {
  /** With digests where they are known. */
  images: readonly string[];
  /** The applications, and the revisions of their sources. */
  applications: readonly { name: string; revisions: readonly string[] }[];
}

/** A tag that tells a version: `1.5.0`, `v2`, `2026.03-rc1`. */
const VERSION = /^v?\d+([.-][0-9A-Za-z]+)*$/;

/**
 * Names what is deployed.
 *
 * The key is made of the digests of the images, or of their names where no digest is known, and of
 * the revisions without the names of the applications, which differ from stage to stage. The name
 * is the version that most images share, else the revisions in short.
 *
 * @public
 */
export function releaseOf({ images, applications }: ReleaseParts): Release {
  const sortedImages = distinct(images);
  const revisions = applications.flatMap(application => application.revisions);
  const parts = [
    distinct(sortedImages.map(identifyImage)),
    distinct(revisions),
  ];
  return {
    key: hash(JSON.stringify(parts)),
    name: nameOf(sortedImages, distinct(revisions)),
    images: sortedImages,
    revisions: distinct(
      applications.flatMap(application =>
        application.revisions.map(
          revision => `${application.name}@${revision}`,
        ),
      ),
    ),
  };
}

/** The bare revisions of a release, without the names of applications. Sorted. @public */
export function bareRevisions({
  revisions,
}: Pick<Release, 'revisions'>): string[] {
  return distinct(
    revisions.map(revision => revision.slice(revision.indexOf('@') + 1)),
  );
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}

function identifyImage(image: string): string {
  const { repository, digest } = parseImageName(image);
  return digest ? `${repository}@${digest}` : image;
}

function nameOf(
  images: readonly string[],
  revisions: readonly string[],
): string {
  const short = revisions.map(shortRevision).join(', ');
  return sharedVersion(images) ?? (short || 'no revision');
}

/** The version that more images have than any other; of a single image, its own. */
function sharedVersion(images: readonly string[]): string | undefined {
  const repositories = new Map<string, Set<string>>();
  for (const { repository, tag } of images.map(parseImageName)) {
    if (tag && VERSION.test(tag)) {
      repositories.set(
        tag,
        new Set([...(repositories.get(tag) ?? []), repository]),
      );
    }
  }
  const [first, second] = [...repositories].sort(
    ([, a], [, b]) => b.size - a.size,
  );
  const isAlone = new Set(images).size === 1;
  return first && (isAlone || first[1].size > (second?.[1].size ?? 1))
    ? first[0]
    : undefined;
}

/** FNV-1a, 64 bits: tells releases apart in browser and server alike; it guards no secret. */
function hash(input: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(input)) {
    value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
