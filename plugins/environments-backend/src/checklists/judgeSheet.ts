import {
  type Checklist,
  type ChecklistItemResult,
  type Evidence,
  type ItemAnswers,
  judgeChecklist,
  judgeItem,
} from '@flightdeck/plugin-environments-common';
import type { Sheet } from './store/Sheet';

/** When, and for whom, a checklist is judged. */
export interface SheetContext {
  now: Date;
  /** Entity ref of who asks for the deployment; absent when nobody in particular does. */
  requester?: string;
  /** Entity refs of those who wrote the release. */
  authors: readonly string[];
}

/** All that answers a sheet. */
export interface SheetAnswers extends ItemAnswers {
  evidence: ReadonlyMap<string, readonly Evidence[]>;
}

/** The checklist of a sheet: as it stands now, or, once it is closed, as it stood then. */
export function judgeSheet(
  sheet: Sheet,
  answers: SheetAnswers,
  context: SheetContext,
): Checklist {
  const head = {
    standing: sheet.standing,
    openedAt: sheet.openedAt,
    deployedAt: sheet.deployedAt,
  };
  if (sheet.kept) {
    return { ...sheet.kept, ...head };
  }
  const items: ChecklistItemResult[] = sheet.definition.items.map(item =>
    judgeItem(item, answers, { releaseKey: sheet.release.key, ...context }),
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
