import { InputError } from '@backstage/errors';
import {
  evidenceAskedOf,
  type PushedEvidence,
  type PushedReceipt,
} from '@flightdeck/plugin-environments-common';
import { hashEvidence } from '../hashEvidence';
import type { ChecklistStores } from '../store/ChecklistStores';
import { PUSHED, toPushedEvidence } from '../recorded/PushedCollector';
import { toEvidence } from '../toEvidence';
import { findOpenItem } from './findOpenItem';
import type { SheetFinder } from './SheetFinder';

export interface PushingOptions {
  finder: Pick<SheetFinder, 'byName'>;
  stores: ChecklistStores;
  now: () => number;
}

/** Takes the evidence of CI and other services. The last word counts; said again, it is no other. */
export class Pushing {
  readonly #options: PushingOptions;

  constructor(options: PushingOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError when no checklist is of the release. */
  async push(
    environmentRef: string,
    by: string,
    evidence: PushedEvidence,
  ): Promise<PushedReceipt> {
    const { finder, now, stores } = this.#options;
    const { itemId, link, state, summary } = evidence;
    const { id } = await finder.byName(environmentRef, evidence);
    return stores.sheets.change(id, async ({ sheet, transaction }) => {
      const item = findOpenItem(sheet, itemId);
      const asked = evidenceAskedOf(item);
      if (!asked.some(({ collector }) => collector === PUSHED)) {
        throw new InputError(
          `“${item.title}” takes no evidence from outside: it has no collector ${PUSHED}.`,
        );
      }
      const at = new Date(now());
      const push = { state, summary, link, by, at: at.toISOString() };
      const isNew = await stores.pushes.put(id, itemId, push, transaction);
      if (isNew) {
        const found = toPushedEvidence(push, sheet.release);
        const who = { id: PUSHED, source: 'external' as const };
        await stores.events.add(
          sheet,
          {
            at: push.at,
            itemId,
            actor: by,
            action: 'evidence-pushed',
            after: state,
            reason: summary,
            evidenceHash: hashEvidence([toEvidence(who, found, at)]),
          },
          transaction,
        );
      }
      const { key, name } = sheet.release;
      return { itemId, release: { key, name } };
    });
  }
}
