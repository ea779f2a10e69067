import type {
  Checklist,
  ChecklistItemResult,
} from '@flightdeck/plugin-environments-common';
import { hashEvidence } from './hashEvidence';
import { judgeSheet, type SheetAnswers, type SheetContext } from './judgeSheet';
import { readAnswers } from './readAnswers';
import type { ChecklistStores } from './store/ChecklistStores';
import { PORTAL } from './store/EventLog';
import type { Sheet } from './store/Sheet';

/** The live sheet of an environment with all that answers it. */
export interface LiveSheet {
  sheet: Sheet;
  answers: SheetAnswers;
  /** Entity refs of those who wrote the release. */
  authors: readonly string[];
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
  /** As it was told last, by environment. */
  readonly #told = new Map<string, string>();

  constructor(options: ChecklistBookOptions) {
    this.#options = options;
  }

  of(environmentRef: string): LiveSheet | undefined {
    return this.#live.get(environmentRef);
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

  drop(environmentRef: string): void {
    this.#live.delete(environmentRef);
    this.#told.delete(environmentRef);
  }

  /** Reads the answers to a sheet, and writes down which items stand otherwise than they did. */
  async load(sheet: Sheet, authors: readonly string[]): Promise<void> {
    const ref = sheet.environmentRef;
    if (!sheet.isLive) {
      this.#live.delete(ref);
      this.#tell(ref, [sheet.id, sheet.standing]);
      return;
    }
    const answers = await readAnswers(sheet, this.#options.stores);
    const live = { sheet, answers, authors };
    this.#live.set(ref, live);
    const checklist = this.#judge(live, {});
    await this.#record(sheet, checklist);
    const { items } = checklist;
    this.#tell(ref, [sheet.id, sheet.standing, items.map(summarize)]);
  }

  #judge(
    { answers, authors, sheet }: LiveSheet,
    { requester }: Pick<SheetContext, 'requester'>,
  ): Checklist {
    const now = new Date(this.#options.now());
    return judgeSheet(sheet, answers, { now, requester, authors });
  }

  async #record(sheet: Sheet, { items, judgedAt }: Checklist): Promise<void> {
    const { events, itemStates, sheets } = this.#options.stores;
    const stored = await itemStates.list(sheet.id);
    const changed = items.filter(
      ({ item, state }) => stored.get(item.id) !== state,
    );
    if (changed.length === 0) {
      return;
    }
    await sheets.change(
      sheet.id,
      async ({ sheet: { isLive }, transaction }) => {
        // What was closed meanwhile is kept as it stood then.
        for (const { evidence, item, reason, state } of isLive ? changed : []) {
          const before = stored.get(item.id);
          const states = { before, after: state };
          const isFirst = await itemStates.replace(
            sheet.id,
            item.id,
            states,
            transaction,
          );
          const isNews = before !== undefined || state !== 'pending';
          if (isFirst && isNews) {
            await events.add(
              sheet,
              {
                at: judgedAt,
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
      },
    );
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
