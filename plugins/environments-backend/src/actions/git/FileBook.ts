import type { RepositoryFile } from '@flightdeck/plugin-environments-common';

/** Where files are: a commit of a repository. */
export interface FileOrigin {
  repository: string;
  commit: string;
  /** That a change of them goes to; absent at a tag or a commit. */
  branch?: string;
}

/** A file that was looked at. */
export interface BookedFile {
  origin: FileOrigin;
  /** From the root of the repository. */
  path: string;
  text: string;
}

/** Files of several repositories, each by a name of its own that people understand. */
export class FileBook {
  readonly #files = new Map<string, BookedFile>();

  /** Notes a file. Its path then is the name by which it is found again. */
  add(origin: FileOrigin, path: string, text: string): RepositoryFile {
    const known = this.#files.get(path);
    const name =
      known && !isSame(known.origin, origin)
        ? `${path} at ${origin.branch ?? origin.commit} of ${origin.repository}`
        : path;
    this.#files.set(name, { origin, path, text });
    return { path: name, text };
  }

  find(name: string): BookedFile | undefined {
    return this.#files.get(name);
  }

  /** The names of the files that have a path, in whichever repository. */
  named(path: string): string[] {
    return [...this.#files].flatMap(([name, file]) =>
      file.path === path ? [name] : [],
    );
  }
}

function isSame(one: FileOrigin, other: FileOrigin): boolean {
  return one.repository === other.repository && one.branch === other.branch;
}
