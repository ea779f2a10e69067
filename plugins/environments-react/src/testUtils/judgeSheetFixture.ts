import {
  judgeChecklist,
  judgeItem,
  type Checklist,
} from '@flightdeck/plugin-environments-common';
import type { SheetFixture } from './checklistFixtures';

/** Says how a checklist stands now, as a backend does. */
export function judgeSheetFixture(
  environmentRef: string,
  sheet: SheetFixture,
): Checklist {
  const { definition, evidence, signOffs, waivers, brokenGlass, ...rest } =
    sheet;
  const now = new Date();
  const answers = {
    evidence: new Map(Object.entries(evidence)),
    signOffs,
    waivers,
  };
  const items = definition.items
    .filter(({ mode }) => mode !== 'off')
    .map(item =>
      judgeItem(item, answers, { releaseKey: sheet.release.key, now }),
    );
  return {
    ...rest,
    environmentRef,
    title: definition.title,
    items,
    verdict: judgeChecklist(items),
    judgedAt: now.toISOString(),
  };
}
