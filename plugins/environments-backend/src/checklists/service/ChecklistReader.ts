import type {
  Checklist,
  ChecklistAnswer,
  ChecklistEvent,
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
import type { ChecklistRequest, EventsRequest } from './ChecklistService';

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
    { releaseKey, round }: ChecklistRequest,
  ): Promise<Omit<ChecklistAnswer, 'rights' | 'caller'>> {
    const { coming, finder, glass } = this.#options;
    const { ref } = environment;
    const next = coming.read(environment);
    const sheet =
      releaseKey === undefined
        ? await this.#current(ref)
        : await finder.byKey(ref, releaseKey, round);
    const problem = 'problem' in next ? next.problem : undefined;
    if (!sheet) {
      return {
        problem: problem ?? 'The checklist is being made.',
        ...(await glass.find(ref, undefined)),
      };
    }
    const checklist = await this.#judge(sheet);
    return {
      checklist,
      problem,
      lastReady: await this.#lastReady(checklist),
      ...(await glass.find(ref, sheet.release.key)),
    };
  }

  async list(ref: string): Promise<ChecklistList> {
    const heads = await this.#options.stores.sheets.heads(ref, RECENT);
    return {
      checklists: heads.map(
        ({ deployedAt, openedAt, release, round, standing }) => ({
          release,
          round,
          standing,
          openedAt,
          deployedAt,
        }),
      ),
    };
  }

  /** Those that follow one, oldest first; without it the newest. */
  async events(
    ref: string,
    { after, limit, releaseKey }: EventsRequest,
  ): Promise<ChecklistEvents> {
    const { events: log } = this.#options.stores;
    const query = { releaseKey, limit: limit + 1 };
    if (after === undefined) {
      const found = await log.list(ref, query);
      const isCut = found.length > limit;
      return { events: found.slice(-limit), olderLeftOut: isCut || undefined };
    }
    const found = await log.listAfter(ref, after, query);
    const events = found.slice(0, limit);
    const isMore = found.length > limit;
    return { events, next: isMore ? events.at(-1)?.sequence : undefined };
  }

  /** All of them, oldest first, in pages. */
  allEvents(
    ref: string,
    releaseKey: string | undefined,
  ): AsyncGenerator<ChecklistEvent[], void, void> {
    return this.#options.stores.events.pages(ref, { releaseKey });
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
      authors: live?.sheet.id === sheet.id ? live.authors : 'untold',
    });
  }

  async #lastReady(shown: Checklist): Promise<ChecklistAnswer['lastReady']> {
    const last = await this.#options.stores.sheets.findDeployed(
      shown.environmentRef,
      RECENT,
      ({ kept, release }) =>
        kept?.verdict.ready === true && release.key !== shown.release.key,
    );
    return (
      last?.kept && {
        release: last.release,
        round: last.round,
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
