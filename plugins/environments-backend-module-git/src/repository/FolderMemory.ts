import type { RepositoryFolder } from '@flightdeck/plugin-environments-node';

/** What a folder holds at a commit: that never changes. */
export type CommittedFolder = Pick<RepositoryFolder, 'commit' | 'files'>;

interface Remembered {
  folder: CommittedFolder;
  characters: number;
  /** In milliseconds. */
  until: number;
}

/** Which folder at which commit, or at which tag, of which repository. */
export interface FolderKey {
  url: string;
  oid: string;
  names: readonly string[];
}

/**
 * Folders that were read a short while ago. A preview reads the same ones again and again, and each
 * time they would come over the network.
 */
export class FolderMemory {
  readonly #folders = new Map<string, Remembered>();
  readonly #options: {
    now: () => Date;
    keepMs: number;
    mostCharacters: number;
  };
  #characters = 0;

  constructor(options: {
    now: () => Date;
    keepMs: number;
    mostCharacters: number;
  }) {
    this.#options = options;
  }

  get(key: FolderKey): CommittedFolder | undefined {
    this.#forgetOld();
    return this.#folders.get(toText(key))?.folder;
  }

  set(key: FolderKey, folder: CommittedFolder): void {
    const { now, keepMs, mostCharacters } = this.#options;
    const id = toText(key);
    const characters = [...folder.files].reduce(
      (sum, [path, text]) => sum + path.length + text.length,
      0,
    );
    if (characters > mostCharacters) {
      return;
    }
    this.#forget(id);
    this.#folders.set(id, {
      folder,
      characters,
      until: now().getTime() + keepMs,
    });
    this.#characters += characters;
    this.#forgetOld();
  }

  /** Those whose time is over, and the oldest while there is too much. */
  #forgetOld(): void {
    const { now, mostCharacters } = this.#options;
    const time = now().getTime();
    for (const [id, { until }] of this.#folders) {
      if (until > time && this.#characters <= mostCharacters) {
        return;
      }
      this.#forget(id);
    }
  }

  #forget(id: string): void {
    this.#characters -= this.#folders.get(id)?.characters ?? 0;
    this.#folders.delete(id);
  }
}

function toText({ url, oid, names }: FolderKey): string {
  return JSON.stringify([url, oid, ...names]);
}
