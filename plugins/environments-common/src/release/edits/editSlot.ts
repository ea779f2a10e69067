import { parseImageName } from '../ImageName';
import { changeSlot } from './changeSlots';
import type { ImageSlot } from './ImageSlot';
import type { FoundImage } from './ReleaseImages';
import type { ScalarSlot, SlotChange } from './ScalarSlot';

/** What is written into one slot, or why that cannot be done. */
export interface SlotEdit {
  changes: SlotChange[];
  obstacles: string[];
}

/** Works out what a slot must hold to have an image of a release. */
export function editSlot(
  slot: ImageSlot,
  image: FoundImage,
  { from, shared }: { from: string; shared: ReadonlySet<string> },
): SlotEdit {
  const [version, another] = image.versions;
  if (another) {
    return refuse(
      `${from} runs ${
        slot.repository
      } in several versions at once (${image.versions
        .map(({ tag, digest }) => tag ?? digest)
        .join(', ')}), so what ${place(slot)} is to hold is not certain.`,
    );
  }
  const wanted = wantedValues(slot, version);
  if (typeof wanted === 'string') {
    return refuse(wanted);
  }
  const differing = wanted.filter(
    ({ scalar, after }) => scalar.value !== after,
  );
  const obstacles = differing.flatMap(({ scalar }) =>
    obstaclesOf(slot, scalar, { from, shared }),
  );
  const changes = differing.flatMap(
    ({ scalar, after }) => changeSlot(scalar, after) ?? [],
  );
  if (obstacles.length === 0 && changes.length < differing.length) {
    return refuse(
      `What ${from} runs of ${
        slot.repository
      } is no tag or digest that could be written into ${place(slot)}.`,
    );
  }
  return obstacles.length > 0
    ? { changes: [], obstacles }
    : { changes, obstacles: [] };
}

interface WantedValue {
  scalar: ScalarSlot;
  after: string;
}

/** A sentence where the release does not tell all that the slot says. */
function wantedValues(
  slot: ImageSlot,
  version: FoundImage['versions'][number],
): WantedValue[] | string {
  const { whole } = slot;
  const now = whole
    ? parseImageName(whole.value)
    : { tag: slot.tag?.value, digest: slot.digest?.value };
  if (!now.tag && !now.digest) {
    return `${place(slot)} sets neither a tag nor a digest of ${
      slot.repository
    }.`;
  }
  const { tag, digest } = version;
  if (now.tag && !tag) {
    return `${place(slot)} sets a tag of ${
      slot.repository
    }, and the release knows only a digest of it.`;
  }
  if (now.digest && !digest) {
    return `${place(slot)} pins a digest of ${
      slot.repository
    }, and that of the release is not known.`;
  }
  if (whole) {
    const after = [
      slot.repository,
      now.tag ? `:${tag}` : '',
      now.digest ? `@${digest}` : '',
    ].join('');
    return [{ scalar: whole, after }];
  }
  return [
    ...(now.tag && slot.tag && tag ? [{ scalar: slot.tag, after: tag }] : []),
    ...(slot.digest?.value && digest
      ? [{ scalar: slot.digest, after: digest }]
      : []),
  ];
}

function obstaclesOf(
  slot: ImageSlot,
  { file, key, obstacle }: ScalarSlot,
  { from, shared }: { from: string; shared: ReadonlySet<string> },
): string[] {
  if (slot.override) {
    return [slot.override];
  }
  if (obstacle) {
    return [
      `${key} in ${file}, which sets the image ${slot.repository}, ${obstacle}; change it by hand.`,
    ];
  }
  return shared.has(file)
    ? [
        `${file} sets the image ${slot.repository} for ${from}, too: sync ${from} first, or give each stage a file of its own.`,
      ]
    : [];
}

function place({ file, key }: ImageSlot): string {
  return `${key} in ${file}`;
}

function refuse(obstacle: string): SlotEdit {
  return { changes: [], obstacles: [obstacle] };
}
