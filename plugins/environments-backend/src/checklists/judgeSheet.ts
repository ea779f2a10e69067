import {
  type Authors,
  type Checklist,
  type ChecklistItemResult,
  type ItemAnswers,
  judgeChecklist,
  judgeItem,
} from '@flightdeck/plugin-environments-common';
import { evidenceAt } from './evidenceAt';
import type { StoredEvidence } from './store/EvidenceStore';
import type { Sheet } from './store/Sheet';

/** When, and for whom, a checklist is judged. */
export interface SheetContext {
  now: Date;
  /** Entity ref of who asks for the deployment; absent when nobody in particular does. */
  requester?: string;
  /** Of the release. */
  authors: Authors;
}

/** All that answers a sheet. */
export interface SheetAnswers extends Omit<ItemAnswers, 'evidence'> {
  /** By the id of the item. */
  evidence: ReadonlyMap<string, readonly StoredEvidence[]>;
}

/** The checklist of a sheet: as it stands now, or, once it is closed, as it stood then. */
export function judgeSheet(
  sheet: Sheet,
  answers: SheetAnswers,
  context: SheetContext,
): Checklist {
  const head = {
    round: sheet.round,
    standing: sheet.standing,
    openedAt: sheet.openedAt,
    deployedAt: sheet.deployedAt,
  };
  if (sheet.kept) {
    return { ...sheet.kept, ...head };
  }
  const evidence = new Map(
    [...answers.evidence].map(([id, found]) => [
      id,
      found.map(one => evidenceAt(one, context.now)),
    ]),
  );
  const items: ChecklistItemResult[] = sheet.definition.items.map(item =>
    judgeItem(
      item,
      { ...answers, evidence },
      { releaseKey: sheet.release.key, ...context },
    ),
  );
  return {
    environmentRef: sheet.environmentRef,
    title: sheet.definition.title,
    release: sheet.release,
    from: sheet.from,
    ...head,
    items,
    verdict: judgeChecklist(items),
    judgedAt: context.now.toISOString(),
  };
}
