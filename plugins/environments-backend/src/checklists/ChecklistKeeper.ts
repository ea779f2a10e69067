import type {
  Authors,
  EnvironmentDefinition,
  Release,
} from '@flightdeck/plugin-environments-common';
import type { AuthorFinder } from './AuthorFinder';
import type { ChecklistBook } from './ChecklistBook';
import type { CollectedPair, ComingReader } from './ComingReader';
import type { CollectionExtent, EvidenceKeeper } from './EvidenceKeeper';
import type { SheetFollower } from './SheetFollower';
import type { Sheet } from './store/Sheet';
import type { SheetStore } from './store/SheetStore';
import { Turns } from '../concurrency/Turns';

export interface ChecklistKeeperOptions {
  authors: Pick<AuthorFinder, 'find'>;
  book: ChecklistBook;
  coming: ComingReader;
  environments: { get(ref: string): EnvironmentDefinition | undefined };
  evidence: EvidenceKeeper;
  follower: SheetFollower;
  sheets: Pick<SheetStore, 'findLive' | 'get'>;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}

/** Keeps checklists up to date: their sheets, their evidence, and the book. */
export class ChecklistKeeper {
  readonly #options: ChecklistKeeperOptions;
  readonly #looks = new Turns();
  /** Beside looks: who has just signed does not wait for collectors. */
  readonly #loads = new Turns();
  /** What came next when the sheet that counts was found to be closed, by environment. */
  readonly #closed = new Map<string, string>();

  constructor(options: ChecklistKeeperOptions) {
    this.#options = options;
  }

  /** Looks at an environment: what comes next, what evidence says, how items stand. */
  async look(ref: string, extent: CollectionExtent): Promise<void> {
    await this.#looks.run(ref, async () => {
      const environment = this.#options.environments.get(ref);
      if (environment) {
        await this.#look(environment, extent);
      } else {
        this.#options.book.forget(ref);
        this.#closed.delete(ref);
      }
    });
  }

  /** Reads what was answered; asks no collector. */
  async reload(ref: string): Promise<void> {
    const { book, environments, sheets } = this.#options;
    await this.#loads.run(ref, async () => {
      const environment = environments.get(ref);
      const sheet = environment && (await sheets.findLive(ref));
      if (sheet) {
        const known = book.of(ref);
        await book.load(
          sheet,
          known?.sheet.id === sheet.id
            ? known.authors
            : await this.#authorsOf(environment, sheet.release),
        );
      } else {
        book.drop(ref);
      }
    });
  }

  async #authorsOf(
    environment: EnvironmentDefinition,
    release: Release,
  ): Promise<Authors> {
    const { authors, coming } = this.#options;
    const { deployments } = await coming.collect(environment);
    return authors.find(release, deployments);
  }

  async #look(
    environment: EnvironmentDefinition,
    extent: CollectionExtent,
  ): Promise<void> {
    const { authors, book, coming, evidence, signal } = this.#options;
    const { ref } = environment;
    const next = coming.read(environment);
    const summary = JSON.stringify(next);
    if (extent === 'from-memory' && this.#closed.get(ref) === summary) {
      // Most changes are of environments that wait for nothing: they cost no query.
      return;
    }
    const sheet = await this.#follow(environment, next);
    this.#closed.delete(ref);
    if (!sheet) {
      return;
    }
    if (!sheet.isLive) {
      await this.#loads.run(ref, () => book.load(sheet, []));
      this.#closed.set(ref, summary);
      return;
    }
    const pair = await coming.collect(environment);
    const writers = await authors.find(sheet.release, pair.deployments);
    // What is new is there for people and the gate before collectors have answered.
    if (book.of(ref)?.sheet.id !== sheet.id) {
      await this.#loads.run(ref, () => book.load(sheet, writers));
    }
    await evidence.collect(sheet, toSubject(sheet, pair), { extent, signal });
    await this.#loads.run(ref, () => book.load(sheet, writers));
  }

  /** The sheet that counts; while nobody knows what comes next, the one that did before. */
  async #follow(
    environment: EnvironmentDefinition,
    next: ReturnType<ComingReader['read']>,
  ): Promise<Sheet | undefined> {
    const { follower, sheets } = this.#options;
    return 'problem' in next
      ? sheets.findLive(environment.ref)
      : follower.follow(environment, next, release =>
          this.#authorsOf(environment, release),
        );
  }
}

function toSubject({ release }: Sheet, { before, target }: CollectedPair) {
  return { release, target, before };
}
