import { stringify } from 'yaml';

const MOST_BYTES = 200 * 1024;
/** Room for the note. */
const NOTE_BYTES = 200;

/** An object as YAML, its keys in the order of the alphabet, cut where it is too long. */
export function writeManifest(object: unknown): string {
  const manifest = stringify(object, {
    sortMapEntries: true,
    aliasDuplicateObjects: false,
    lineWidth: 0,
  });
  const bytes = Buffer.from(manifest);
  if (bytes.length <= MOST_BYTES) {
    return manifest;
  }
  const end = bytes.lastIndexOf('\n', MOST_BYTES - NOTE_BYTES) + 1;
  const kilobytes = Math.ceil(bytes.length / 1024);
  return `${bytes
    .subarray(0, end)
    .toString(
      'utf8',
    )}# The rest is left out: the manifest has ${kilobytes} KB.\n`;
}
