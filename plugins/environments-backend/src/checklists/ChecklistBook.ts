import type {
  Authors,
  Checklist,
  ChecklistItemResult,
  ChecklistState,
} from '@flightdeck/plugin-environments-common';
import { hashEvidence } from './hashEvidence';
import { judgeSheet, type SheetAnswers, type SheetContext } from './judgeSheet';
import { readAnswers } from './readAnswers';
import type { ChecklistStores } from './store/ChecklistStores';
import { PORTAL } from './store/EventLog';
import type { Sheet } from './store/Sheet';
import type { LockedSheet } from './store/SheetStore';

/** The live sheet of an environment with all that answers it. */
export interface LiveSheet {
  sheet: Sheet;
  answers: SheetAnswers;
  /** Of the release. */
  authors: Authors;
}

export interface ChecklistBookOptions {
  stores: ChecklistStores;
  now: () => number;
  /** Told of environments whose checklist stands otherwise. */
  changed: (environmentRef: string) => void;
}

/** The live sheets of all environments, in memory, so that a gate can answer at once. */
export class ChecklistBook {
  readonly #options: ChecklistBookOptions;
  readonly #live = new Map<string, LiveSheet>();
  /** Sheets that count and take no answers. */
  readonly #closed = new Map<string, Sheet>();
  /** As it was told last, by environment. */
  readonly #told = new Map<string, string>();

  constructor(options: ChecklistBookOptions) {
    this.#options = options;
  }

  of(environmentRef: string): LiveSheet | undefined {
    return this.#live.get(environmentRef);
  }

  /** The sheet that counts, whether or not it takes answers. */
  sheetOf(environmentRef: string): Sheet | undefined {
    return this.of(environmentRef)?.sheet ?? this.#closed.get(environmentRef);
  }

  list(): readonly LiveSheet[] {
    return [...this.#live.values()];
  }

  /** The live checklist of an environment, for a person or for nobody in particular. */
  judge(
    environmentRef: string,
    context: Pick<SheetContext, 'requester'> = {},
  ): Checklist | undefined {
    const live = this.of(environmentRef);
    return live && this.#judge(live, context);
  }

  /** None of an environment takes answers any more. */
  drop(environmentRef: string): void {
    this.#live.delete(environmentRef);
    this.#told.delete(environmentRef);
  }

  /** There is no such environment any more. */
  forget(environmentRef: string): void {
    this.drop(environmentRef);
    this.#closed.delete(environmentRef);
  }

  /** Reads the answers to a sheet, and writes down which items stand otherwise than they did. */
  async load(sheet: Sheet, authors: Authors): Promise<void> {
    const ref = sheet.environmentRef;
    if (!sheet.isLive) {
      this.#live.delete(ref);
      this.#closed.set(ref, sheet);
      this.#tell(ref, [sheet.id, sheet.standing]);
      return;
    }
    const answers = await readAnswers(sheet, this.#options.stores);
    this.#keep({ sheet, answers, authors });
    if (await this.#isNews({ sheet, answers, authors })) {
      const recorded = await this.#record(sheet.id, authors);
      this.#keep(recorded ?? { sheet, answers, authors });
    }
  }

  #keep(live: LiveSheet): void {
    const { environmentRef: ref, id, standing } = live.sheet;
    this.#live.set(ref, live);
    this.#closed.delete(ref);
    const { items } = this.#judge(live, {});
    this.#tell(ref, [id, standing, items.map(summarize)]);
  }

  #judge(
    { answers, authors, sheet }: LiveSheet,
    { requester }: Pick<SheetContext, 'requester'>,
  ): Checklist {
    const now = new Date(this.#options.now());
    return judgeSheet(sheet, answers, { now, requester, authors });
  }

  async #isNews(live: LiveSheet): Promise<boolean> {
    const { itemStates } = this.#options.stores;
    const stored = await itemStates.list(live.sheet.id);
    return this.#judge(live, {}).items.some(
      ({ item, state }) => stored.get(item.id) !== state,
    );
  }

  /**
   * Judges anew while nobody else does: what was read before may be older than what another replica
   * has written down since. Undefined when the sheet was closed meanwhile, which is kept as it stood.
   */
  async #record(id: string, authors: Authors): Promise<LiveSheet | undefined> {
    const { stores } = this.#options;
    return stores.sheets.change(id, async ({ sheet, transaction }) => {
      if (!sheet.isLive) {
        return undefined;
      }
      const answers = await readAnswers(sheet, stores, transaction);
      const live = { sheet, answers, authors };
      const { items, judgedAt } = this.#judge(live, {});
      const stored = await stores.itemStates.list(sheet.id, transaction);
      for (const result of items) {
        const before = stored.get(result.item.id);
        if (before !== result.state) {
          await this.#recordItem(result, {
            at: judgedAt,
            before,
            sheet,
            transaction,
          });
        }
      }
      return live;
    });
  }

  async #recordItem(
    { evidence, item, reason, state: after }: ChecklistItemResult,
    {
      at,
      before,
      sheet,
      transaction,
    }: LockedSheet & { at: string; before: ChecklistState | undefined },
  ): Promise<void> {
    const { events, itemStates } = this.#options.stores;
    const states = { before, after };
    await itemStates.replace(sheet.id, item.id, states, transaction);
    if (before !== undefined || after !== 'pending') {
      await events.add(
        sheet,
        {
          at,
          itemId: item.id,
          actor: PORTAL,
          action: 'state-changed',
          ...states,
          reason,
          evidenceHash:
            evidence.length > 0 ? hashEvidence(evidence) : undefined,
        },
        transaction,
      );
    }
  }

  #tell(ref: string, summary: unknown): void {
    const text = JSON.stringify(summary);
    if (this.#told.get(ref) !== text) {
      this.#told.set(ref, text);
      this.#options.changed(ref);
    }
  }
}

/** What makes a difference to who looks at an item. */
function summarize({
  item,
  reason,
  signOffs,
  state,
  waiver,
}: ChecklistItemResult) {
  return [
    item.id,
    state,
    reason,
    signOffs.map(({ id }) => id),
    waiver && [waiver.id, waiver.state],
  ];
}
