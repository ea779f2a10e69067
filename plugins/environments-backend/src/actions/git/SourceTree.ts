import type { Application } from '@flightdeck/plugin-environments-common';
import type { RepositoryFolder } from '@flightdeck/plugin-environments-node';
import { isBelow, plainPath } from './paths';
import type { RepositoryReader } from './RepositoryReader';

export type ApplicationSource = Application['sources'][number];

/** Files below a folder that take the place of those that are there. */
export interface FolderOverlay {
  path: string;
  files: ReadonlyMap<string, string>;
}

/** What a source of an application reads: its repository at a revision. */
export class SourceTree {
  readonly source: ApplicationSource;
  readonly revision: string;
  readonly #reader: RepositoryReader;
  readonly #overlay: FolderOverlay | undefined;

  constructor(
    reader: RepositoryReader,
    source: ApplicationSource,
    options: { revision?: string; overlay?: FolderOverlay } = {},
  ) {
    this.#reader = reader;
    this.source = source;
    this.revision = options.revision ?? (source.targetRevision || 'HEAD');
    this.#overlay = options.overlay;
  }

  /** The files below a folder. */
  async read(path: string): Promise<RepositoryFolder> {
    const { repoUrl } = this.source;
    const overlay = this.#overlay;
    const folder = await this.#reader.folder(repoUrl, this.revision, path);
    if (!overlay || !overlaps(path, overlay.path)) {
      return folder;
    }
    const kept = [...folder.files].filter(
      ([file]) => !isBelow(file, overlay.path),
    );
    const taken = [...overlay.files].filter(([file]) => isBelow(file, path));
    return { ...folder, files: new Map([...kept, ...taken]) };
  }

  /** The same with files of a folder replaced. */
  withOverlay(overlay: FolderOverlay): SourceTree {
    const { revision } = this;
    return new SourceTree(this.#reader, this.source, { revision, overlay });
  }
}

function overlaps(one: string, other: string): boolean {
  const [a, b] = [plainPath(one), plainPath(other)];
  return isBelow(`${a}/`, b) || isBelow(`${b}/`, a);
}
