import { type ImageName, parseImageName } from '../ImageName';
import { canonicalRepository } from './canonicalRepository';
import { editSlot } from './editSlot';
import type { ImageSlot } from './ImageSlot';
import { currentTag, ReleaseImages } from './ReleaseImages';
import type { SlotChange } from './ScalarSlot';

/**
 * A release that is to be written into files.
 *
 * @public
 */
export interface ImageEditRequest {
  /** The places of images in the files of the target. */
  slots: readonly ImageSlot[];
  /** The images of the release, with digests where they are known. */
  images: readonly string[];
  /** The images that the target runs. */
  running: readonly string[];
  /** Paths of files that the stage before is deployed from, too. */
  shared?: ReadonlySet<string>;
  /** What the stage before and the target are called. */
  names: { from: string; to: string };
}

/**
 * What is written to bring a release to files.
 *
 * @public
 */
export interface ImageEdits {
  changes: SlotChange[];
  /** Sentences: why it cannot be written as a whole. Then nothing may be. */
  obstacles: string[];
  /** Sentences: what a person should know. */
  notes: string[];
  /** Whether any image of the release has a place in the files. */
  found: boolean;
}

/**
 * Works out which images, tags and digests must be written so that the files have the images of a
 * release. Where that is not certain it says so, and guesses nothing.
 *
 * @public
 */
export function planImageEdits(request: ImageEditRequest): ImageEdits {
  const { names, running, shared = new Set(), slots } = request;
  const release = new ReleaseImages(request.images);
  const edits = distinctSlots(slots).map(slot => {
    const image = release.find(slot);
    return {
      slot,
      image,
      edit: image && editSlot(slot, image, { from: names.from, shared }),
    };
  });
  const found = edits.filter(({ image }) => image !== undefined);
  const changes = found.flatMap(({ edit }) => edit?.changes ?? []);
  const missing = tellMissing(release, {
    spokenOf: new Set(found.flatMap(({ image }) => image?.repositories ?? [])),
    running,
    names,
  });
  return {
    changes,
    obstacles: [
      ...found.flatMap(({ edit }) => edit?.obstacles ?? []),
      ...tellDisagreement(
        found.flatMap(({ edit, slot }) =>
          edit && !edit.obstacles.length ? [slot] : [],
        ),
        changes,
      ),
      ...missing.obstacles,
    ],
    notes: missing.notes,
    found: found.length > 0,
  };
}

/** A file may be read by several applications. */
function distinctSlots(slots: readonly ImageSlot[]): ImageSlot[] {
  const known = new Map(
    slots.map(slot => {
      const scalar = slot.whole ?? slot.tag ?? slot.digest;
      return [JSON.stringify([slot.file, slot.key, scalar?.start]), slot];
    }),
  );
  return [...known.values()];
}

/** One image with several tags in the target: which of them is meant is for a person to say. */
function tellDisagreement(
  slots: readonly ImageSlot[],
  changes: readonly SlotChange[],
): string[] {
  const byRepository = new Map<string, ImageSlot[]>();
  for (const slot of slots) {
    const repository = canonicalRepository(slot.repository);
    byRepository.set(repository, [
      ...(byRepository.get(repository) ?? []),
      slot,
    ]);
  }
  const isChanged = (slot: ImageSlot) =>
    changes.some(({ file, start }) =>
      [slot.whole, slot.tag, slot.digest].some(
        scalar => scalar?.file === file && scalar.start === start,
      ),
    );
  return [...byRepository.values()]
    .filter(
      same => new Set(same.map(currentTag)).size > 1 && same.some(isChanged),
    )
    .map(
      same =>
        `${same[0].repository} is set several times, with different tags: ${same
          .map(slot => `${currentTag(slot)} in ${slot.file} (${slot.key})`)
          .join(', ')}.`,
    );
}

function tellMissing(
  release: ReleaseImages,
  context: {
    spokenOf: ReadonlySet<string>;
    running: readonly string[];
    names: { from: string; to: string };
  },
): Pick<ImageEdits, 'obstacles' | 'notes'> {
  const { names, spokenOf } = context;
  const running = context.running.map(parseImageName);
  const obstacles: string[] = [];
  const notes: string[] = [];
  for (const image of release.images) {
    const repository = canonicalRepository(image.repository);
    const same = running.filter(
      one => canonicalRepository(one.repository) === repository,
    );
    if (spokenOf.has(repository)) {
      continue;
    }
    if (same.length === 0) {
      notes.push(
        `${names.from} runs ${image.repository}, which ${names.to} does not have; it is not brought along.`,
      );
    } else if (!same.some(one => isSame(one, image))) {
      obstacles.push(
        `No file of ${names.to} that can be read sets the image ${image.repository}, so it cannot be changed.`,
      );
    }
  }
  return {
    obstacles: [...new Set(obstacles)],
    notes: [...new Set(notes)],
  };
}

function isSame(one: ImageName, other: ImageName): boolean {
  return one.digest && other.digest
    ? one.digest === other.digest
    : one.tag === other.tag;
}
