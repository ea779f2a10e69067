import { splitImage } from './splitImage';
import { COMMIT } from './WantedCommit';

const SHORT = /^[0-9a-f]{7,64}$/;
const PREFIX = 'sha-';

/**
 * The commits that images are named after by their tags: the whole id, or one that says that it is
 * one, as `sha-1a2b3c4`. Of an image that is asked for by name, whatever looks like an id.
 */
export function findImageCommits(
  images: readonly string[],
  wanted: string | undefined,
): string[] {
  const commits = images.flatMap(image => {
    const { repository, tag = '' } = splitImage(image);
    if (wanted !== undefined && repository !== wanted) {
      return [];
    }
    const isNamed = wanted !== undefined || tag.startsWith(PREFIX);
    const id = tag.startsWith(PREFIX) ? tag.slice(PREFIX.length) : tag;
    return (isNamed ? SHORT : COMMIT).test(id) ? [id] : [];
  });
  return [...new Set(commits)].sort();
}
