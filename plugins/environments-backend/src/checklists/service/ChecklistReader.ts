import type {
  Checklist,
  ChecklistAnswer,
  ChecklistEvents,
  ChecklistList,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { GlassBook } from '../answering/GlassBook';
import type { SheetFinder } from '../answering/SheetFinder';
import type { ChecklistBook } from '../ChecklistBook';
import type { ComingReader } from '../ComingReader';
import { judgeSheet } from '../judgeSheet';
import { readAnswers } from '../readAnswers';
import type { ChecklistStores } from '../store/ChecklistStores';
import type { Sheet } from '../store/Sheet';

/** Checklists that are listed, and among which the last ready one is looked for. */
const RECENT = 50;

export interface ChecklistReaderOptions {
  book: Pick<ChecklistBook, 'of'>;
  coming: Pick<ComingReader, 'read'>;
  finder: Pick<SheetFinder, 'byKey'>;
  glass: Pick<GlassBook, 'find'>;
  stores: ChecklistStores;
  now: () => number;
}

/** Reads checklists as they are stored, and judges them. */
export class ChecklistReader {
  readonly #options: ChecklistReaderOptions;

  constructor(options: ChecklistReaderOptions) {
    this.#options = options;
  }

  async answer(
    environment: EnvironmentDefinition,
    releaseKey: string | undefined,
  ): Promise<Omit<ChecklistAnswer, 'rights' | 'caller'>> {
    const { coming, finder, glass } = this.#options;
    const { ref } = environment;
    const next = coming.read(environment);
    const sheet =
      releaseKey === undefined
        ? await this.#current(ref)
        : await finder.byKey(ref, releaseKey);
    const problem = 'problem' in next ? next.problem : undefined;
    if (!sheet) {
      return {
        problem: problem ?? 'The checklist is being made.',
      };
    }
    const checklist = await this.#judge(sheet);
    return {
      checklist,
      problem,
      lastReady: await this.#lastReady(checklist),
      brokenGlass: await glass.find(ref, sheet.release.key),
    };
  }

  async list(ref: string): Promise<ChecklistList> {
    const heads = await this.#options.stores.sheets.heads(ref, RECENT);
    return {
      checklists: heads.map(({ deployedAt, openedAt, release, standing }) => ({
        release,
        standing,
        openedAt,
        deployedAt,
      })),
    };
  }

  async events(
    ref: string,
    releaseKey: string | undefined,
  ): Promise<ChecklistEvents> {
    const { events } = this.#options.stores;
    return { events: await events.list(ref, { releaseKey }) };
  }

  /** The one that takes answers, else that of what is deployed. */
  async #current(ref: string): Promise<Sheet | undefined> {
    const { sheets } = this.#options.stores;
    const live = await sheets.findLive(ref);
    if (live) {
      return live;
    }
    const heads = await sheets.heads(ref, 1);
    const deployed = heads.find(({ standing }) => standing === 'deployed');
    return deployed && sheets.get(deployed.id);
  }

  async #judge(sheet: Sheet): Promise<Checklist> {
    const { book, now, stores } = this.#options;
    const live = book.of(sheet.environmentRef);
    return judgeSheet(sheet, await readAnswers(sheet, stores), {
      now: new Date(now()),
      authors: live?.sheet.id === sheet.id ? live.authors : [],
    });
  }

  async #lastReady(shown: Checklist): Promise<ChecklistAnswer['lastReady']> {
    const { sheets } = this.#options.stores;
    const deployed = await sheets.listDeployed(shown.environmentRef, RECENT);
    const last = deployed.find(
      ({ kept, release }) =>
        kept?.verdict.ready && release.key !== shown.release.key,
    );
    return (
      last?.kept && {
        release: last.release,
        deployedAt: last.deployedAt ?? last.openedAt,
        changes: compare(last.kept, shown),
      }
    );
  }
}

function compare(before: Checklist, after: Checklist) {
  const items = new Map(
    [...before.items, ...after.items].map(({ item }) => [item.id, item.title]),
  );
  const stateIn = ({ items: all }: Checklist, id: string) =>
    all.find(({ item }) => item.id === id)?.state;
  return [...items]
    .map(([itemId, title]) => ({
      itemId,
      title,
      before: stateIn(before, itemId),
      after: stateIn(after, itemId),
    }))
    .filter(change => change.before !== change.after);
}
