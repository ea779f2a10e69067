import type { ScalarSlot } from './ScalarSlot';

/**
 * A place in files that says which image is run.
 *
 * @public
 */
export interface ImageSlot {
  /** The file and the key that a person would look for. */
  file: string;
  key: string;
  /** As written, with its registry. */
  repository: string;
  /** Set when one scalar holds all of it: `registry.test/api:1.0`. */
  whole?: ScalarSlot;
  tag?: ScalarSlot;
  digest?: ScalarSlot;
  /** The repository may be only the beginning of the names of several images. */
  mayBePrefix?: boolean;
  /** A sentence: what else sets the image, and wins. */
  override?: string;
}

/**
 * The places of images in some files.
 *
 * @public
 */
export interface ImageSlots {
  slots: ImageSlot[];
  /** Sentences: files that cannot be read. */
  problems: string[];
}

/**
 * A file of a repository.
 *
 * @public
 */
export interface RepositoryFile {
  /** From the root of the repository. */
  path: string;
  text: string;
}
