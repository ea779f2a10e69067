import { InputError, NotFoundError } from '@backstage/errors';
import { bareRevisions } from '@flightdeck/plugin-environments-common';
import type { Sheet, SheetHead } from '../store/Sheet';
import type { SheetStore } from '../store/SheetStore';

/** Of so many of the newest sheets one is found by what is in its release. */
const RECENT = 50;

/** How a release is named by who is not on a page of it. */
export interface ReleaseName {
  releaseKey?: string;
  /** The whole id of a commit. */
  revision?: string;
  /** Ends with its digest. */
  image?: string;
}

/** Finds the sheet that somebody means. */
export class SheetFinder {
  readonly #sheets: Pick<SheetStore, 'find' | 'get' | 'heads'>;

  constructor(options: { sheets: Pick<SheetStore, 'find' | 'get' | 'heads'> }) {
    this.#sheets = options.sheets;
  }

  /**
   * The last of a release, or that of a round.
   *
   * @throws NotFoundError when there is none.
   */
  async byKey(
    environmentRef: string,
    key: string,
    round?: number,
  ): Promise<Sheet> {
    const sheet = await this.#sheets.find(environmentRef, key, round);
    if (!sheet) {
      throw new NotFoundError(
        `${environmentRef} has no checklist of a release ${key}${
          round === undefined ? '' : ` in round ${round}`
        }.`,
      );
    }
    return sheet;
  }

  /**
   * By any of its names, all of which must fit. Of several the open one is meant, else the newest.
   *
   * @throws NotFoundError when there is none.
   */
  async byName(environmentRef: string, name: ReleaseName): Promise<Sheet> {
    if (!name.releaseKey && !name.revision && !name.image) {
      throw new InputError('No release is named.');
    }
    const heads = await this.#sheets.heads(environmentRef, RECENT);
    const meant = heads.filter(head => isNamed(head, name));
    const { id } = meant.find(({ standing }) => standing === 'open') ??
      meant[0] ?? { id: undefined };
    const sheet = id && (await this.#sheets.get(id));
    if (!sheet) {
      throw new NotFoundError(
        `${environmentRef} has no checklist of a release with ${describe(
          name,
        )}: it has not come to the environment before, or it is long gone.`,
      );
    }
    return sheet;
  }
}

function isNamed(
  { release }: SheetHead,
  { image, releaseKey, revision }: ReleaseName,
): boolean {
  const digest = image?.slice(image.indexOf('@'));
  return (
    (releaseKey === undefined || release.key === releaseKey) &&
    (revision === undefined || bareRevisions(release).includes(revision)) &&
    (digest === undefined || release.images.some(one => one.endsWith(digest)))
  );
}

function describe({ image, releaseKey, revision }: ReleaseName): string {
  return [
    releaseKey && `the key ${releaseKey}`,
    revision && `the revision ${revision}`,
    image && `the image ${image}`,
  ]
    .filter(Boolean)
    .join(' and ');
}
