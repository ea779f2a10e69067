import type { ChecklistDefinition } from '@flightdeck/plugin-environments-common';
import type { ChecklistStores } from './store/ChecklistStores';
import { PORTAL } from './store/EventLog';
import type { Sheet } from './store/Sheet';
import type { LockedSheet } from './store/SheetStore';

export interface RefreshOptions {
  stores: Pick<ChecklistStores, 'events' | 'sheets' | 'signatures'>;
  /** ISO 8601. */
  at: string;
}

/** Has a live sheet ask what is configured now; who signed something else is asked again. */
export async function refreshSheet(
  sheet: Sheet,
  definition: ChecklistDefinition,
  { at, stores }: RefreshOptions,
): Promise<Sheet | undefined> {
  const { sheets } = stores;
  if (
    !sheet.isLive ||
    JSON.stringify(sheet.definition) === JSON.stringify(definition)
  ) {
    return sheet;
  }
  await sheets.change(sheet.id, async locked => {
    const { isLive, standing } = locked.sheet;
    if (isLive) {
      await endOutdated(locked, definition, { at, stores });
      await sheets.move(locked, { standing, definition });
    }
  });
  return sheets.get(sheet.id);
}

async function endOutdated(
  { sheet, transaction }: LockedSheet,
  definition: ChecklistDefinition,
  { at, stores }: RefreshOptions,
): Promise<void> {
  const { events, signatures } = stores;
  const outdated = findRestated(sheet.definition, definition);
  for (const { by, itemId } of await signatures.list(sheet, transaction)) {
    if (outdated.includes(itemId)) {
      await signatures.end(sheet, { at, by, itemId }, transaction);
      await events.add(
        sheet,
        {
          at,
          itemId,
          actor: PORTAL,
          action: 'signature-withdrawn',
          reason: `The item states something else than ${by} signed.`,
        },
        transaction,
      );
    }
  }
}

/** Items that had people confirm something else. */
function findRestated(
  before: ChecklistDefinition,
  after: ChecklistDefinition,
): string[] {
  return before.items
    .filter(({ id, people }) => {
      const now = after.items.find(item => item.id === id)?.people?.statement;
      return now !== undefined && people && people.statement !== now;
    })
    .map(({ id }) => id);
}
