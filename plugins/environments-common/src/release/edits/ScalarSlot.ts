/**
 * A scalar of a YAML file, and where in its text it stands.
 *
 * @public
 */
export interface ScalarSlot {
  /** The path of the file from the root of its repository. */
  file: string;
  /** The way to it, for people: `image.tag`. */
  key: string;
  /** Where its text begins and ends, quotes included, in UTF-16 code units. */
  start: number;
  end: number;
  /** As written, without quotes. */
  value: string;
  quote: '"' | "'" | '';
  /** A few words that say why it cannot be written: `is a template`. */
  obstacle?: string;
}

/**
 * A slot that gets another value. What it writes is safe: an image, a tag, a digest or a revision.
 *
 * @public
 */
export interface SlotChange {
  file: string;
  key: string;
  before: string;
  after: string;
  start: number;
  end: number;
  /** What stands between start and end afterwards. */
  text: string;
}
