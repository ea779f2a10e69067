import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Blueprint,
  type BlueprintSummary,
  type KnownBlueprints,
  shippedBlueprints,
} from '@flightdeck/plugin-environments-common';
import { readBlueprintFiles } from './readBlueprintFiles';

/** A blueprint, and where it came from. */
export interface LibraryEntry {
  blueprint: Blueprint;
  source: BlueprintSummary['source'];
}

export interface BlueprintLibraryOptions {
  /** Paths and patterns of files. */
  files: readonly string[];
  /** What they are relative to. */
  directory: string;
  logger: LoggerService;
}

/** The blueprints that environments are held against: those that are shipped and the adopter's. */
export class BlueprintLibrary {
  readonly #entries = new Map<string, LibraryEntry>(
    shippedBlueprints.map(blueprint => [
      blueprint.name,
      { blueprint, source: 'shipped' },
    ]),
  );
  readonly #paths = new Map<string, string>();
  readonly #problems = new Map<string, string>();
  readonly #logger: LoggerService;

  private constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** Reads the files once. One that cannot be used is told, and the others are. */
  static async create({
    files: paths,
    directory,
    logger,
  }: BlueprintLibraryOptions): Promise<BlueprintLibrary> {
    const library = new BlueprintLibrary(logger);
    const { files, emptyPatterns } = await readBlueprintFiles(paths, directory);
    for (const pattern of emptyPatterns) {
      logger.warn(
        `No file in ${directory} is like ${pattern} of environments.blueprints.files.`,
      );
    }
    for (const file of files) {
      if ('problem' in file) {
        library.#refuse(file.name, file.problem);
      } else {
        library.#add(file.path, file.blueprint);
      }
    }
    return library;
  }

  get all(): readonly LibraryEntry[] {
    return [...this.#entries.values()];
  }

  find(name: string): LibraryEntry | undefined {
    return this.#entries.get(name);
  }

  /** What an environment that names one is told. */
  get known(): KnownBlueprints {
    return { names: [...this.#entries.keys()], problems: this.#problems };
  }

  #add(path: string, blueprint: Blueprint): void {
    const { name } = blueprint;
    const first = this.#paths.get(name);
    if (first !== undefined) {
      const problem = `The blueprint ${name} is in two files: ${first} is used, and ${path} is not.`;
      this.#logger.error(problem);
      this.#problems.set(name, problem);
      return;
    }
    if (this.#problems.has(name)) {
      // Which of the two is meant nobody can tell.
      return;
    }
    if (this.#entries.has(name)) {
      this.#logger.info(
        `The blueprint ${name} of ${path} replaces the one that is shipped.`,
      );
    }
    this.#paths.set(name, path);
    this.#entries.set(name, { blueprint, source: 'file' });
  }

  /** Whoever names it meant that file: what is shipped under the same name does not stand in. */
  #refuse(name: string, problem: string): void {
    this.#logger.error(problem);
    this.#problems.set(name, problem);
    this.#entries.delete(name);
    this.#paths.delete(name);
  }
}
