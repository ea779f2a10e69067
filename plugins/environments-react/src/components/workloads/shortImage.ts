/**
 * The part of an image that tells one from another: its last path segment with the tag, and only
 * the start of a digest.
 *
 * @public
 */
export function shortImage(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1);
  return last.replace(
    /@(sha256:[0-9a-f]{8})[0-9a-f]+$/,
    (_digest, start: string) => `@${start}…`,
  );
}

/**
 * A revision as people say it: seven characters of a commit, a version as it is.
 *
 * @public
 */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 7) : revision;
}
