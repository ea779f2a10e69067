import type { ChecklistEvent } from '@flightdeck/plugin-environments-common';

const COLUMNS = [
  'sequence',
  'at',
  'environmentRef',
  'releaseKey',
  'releaseName',
  'itemId',
  'actor',
  'action',
  'before',
  'after',
  'reason',
  'evidenceHash',
] as const;

/** Events as a table, under the names of its columns. */
export function toEventTable(
  events: readonly ChecklistEvent[],
): (string | number | undefined)[][] {
  return [
    [...COLUMNS],
    ...events.map(event => COLUMNS.map(column => event[column])),
  ];
}
