import type { ChecklistFigures } from './ChecklistFigures';
import { kb, mb, ms, times } from './units';

/** What checklists cost, as lines of a table. */
export function checklistRows(figures: ChecklistFigures): string[][] {
  const { database, loopDelay, rows, views } = figures;
  const grown = (table: string) =>
    `${rows.before[table]} / ${rows.after[table]}`;
  return [
    [
      `checklists, ${figures.environments} environments, ${figures.waiting} open`,
      '',
    ],
    ['from the full catalog to all of them', ms(figures.firstSheetsMs)],
    [
      'at rest: of a processor, all that the backend does',
      `${(figures.cpuShare * 100).toFixed(1)} %`,
    ],
    [
      'at rest: statements / writes of evidence a minute',
      [figures.statementsPerMinute, figures.evidenceWritesPerMinute]
        .map(count => count.toFixed(0))
        .join(' / '),
    ],
    [
      'at rest: event loop late, p50 / p99 / most',
      [loopDelay.p50, loopDelay.p99, loopDelay.most].map(ms).join(' / '),
    ],
    ['checklist: p50 / p95', times(views.checklist)],
    ['list of checklists: p50 / p95', times(views.list)],
    ['verdict: p50 / p95', times(views.verdict)],
    ['heap', mb(figures.heap)],
    [
      'database before / after',
      `${kb(database.before)} / ${kb(database.after)}`,
    ],
    ['rows of evidence before / after', grown('checklist_evidence')],
    ['rows of events before / after', grown('checklist_events')],
  ];
}
