import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { AuthorFinder } from './AuthorFinder';
import type { ChecklistBook } from './ChecklistBook';
import type { CollectedPair, ComingReader } from './ComingReader';
import type { CollectionExtent, EvidenceKeeper } from './EvidenceKeeper';
import type { SheetFollower } from './SheetFollower';
import type { Sheet } from './store/Sheet';
import type { SheetStore } from './store/SheetStore';

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
  /** The last look at each environment that has been begun. */
  readonly #looks = new Map<string, Promise<void>>();

  constructor(options: ChecklistKeeperOptions) {
    this.#options = options;
  }

  /** Looks at an environment: what comes next, what evidence says, how items stand. */
  async look(ref: string, extent: CollectionExtent): Promise<void> {
    await this.#inTurn(ref, async () => {
      const environment = this.#options.environments.get(ref);
      if (environment) {
        await this.#look(environment, extent);
      } else {
        this.#options.book.drop(ref);
      }
    });
  }

  /** Reads what was answered; asks no collector. */
  async reload(ref: string): Promise<void> {
    const { book, sheets } = this.#options;
    await this.#inTurn(ref, async () => {
      const sheet = await sheets.findLive(ref);
      if (sheet) {
        await book.load(sheet, book.of(ref)?.authors ?? []);
      } else {
        book.drop(ref);
      }
    });
  }

  async #look(
    environment: EnvironmentDefinition,
    extent: CollectionExtent,
  ): Promise<void> {
    const { authors, book, coming, evidence, follower, sheets, signal } =
      this.#options;
    const next = coming.read(environment);
    const pair = await coming.collect(environment);
    let sheet: Sheet | undefined;
    if ('problem' in next) {
      sheet = await sheets.findLive(environment.ref);
    } else {
      const { deployments } = pair;
      const writers = await authors.find(next.release, deployments);
      sheet = await follower.follow(environment, next, writers);
    }
    if (!sheet) {
      return;
    }
    if (sheet.isLive) {
      await evidence.collect(sheet, toSubject(sheet, pair), {
        extent,
        signal,
      });
    }
    await book.load(sheet, await authors.find(sheet.release, pair.deployments));
  }

  async #inTurn(ref: string, work: () => Promise<void>): Promise<void> {
    const before = this.#looks.get(ref) ?? Promise.resolve();
    const look = before.catch(() => {}).then(work);
    this.#looks.set(ref, look);
    try {
      await look;
    } finally {
      if (this.#looks.get(ref) === look) {
        this.#looks.delete(ref);
      }
    }
  }
}

function toSubject({ release }: Sheet, { before, target }: CollectedPair) {
  return { release, target, before };
}
