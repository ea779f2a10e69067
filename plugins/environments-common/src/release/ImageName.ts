/**
 * The parts of the name of a container image.
 *
 * @public
 */
export interface ImageName {
  /** Registry and path. */
  repository: string;
  tag?: string;
  /** As `sha256:…`. */
  digest?: string;
}

const TAG = /^(.*):([^/:]+)$/;

/**
 * Takes the name of an image apart: `registry.test/app:1.0@sha256:…`.
 *
 * @public
 */
export function parseImageName(image: string): ImageName {
  const at = image.indexOf('@');
  const digest = at < 0 ? undefined : image.slice(at + 1);
  const rest = at < 0 ? image : image.slice(0, at);
  const [, repository = rest, tag] = TAG.exec(rest) ?? [];
  return { repository, tag, digest };
}
