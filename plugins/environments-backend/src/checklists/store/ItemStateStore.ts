import {
  type ChecklistState,
  checklistStateSchema,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';

const TABLE = 'checklist_items';

interface ItemRow {
  sheet_id: string;
  item_id: string;
  state: string;
}

/** How items stood last, so that a change is told once, whichever replica sees it. */
export class ItemStateStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(
    sheetId: string,
    knex: Knex = this.#knex,
  ): Promise<Map<string, ChecklistState>> {
    const rows = await knex<ItemRow>(TABLE).where({ sheet_id: sheetId });
    return new Map(
      rows.map(({ item_id, state }) => [
        item_id,
        checklistStateSchema.parse(state),
      ]),
    );
  }

  /** Sets a state if it still is what it was seen to be. False when another has been faster. */
  async replace(
    sheetId: string,
    itemId: string,
    { before, after }: { before: ChecklistState | undefined; after: string },
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const key = { sheet_id: sheetId, item_id: itemId };
    if (before === undefined) {
      const inserted = await transaction<ItemRow>(TABLE)
        .insert({ ...key, state: after })
        .onConflict(['sheet_id', 'item_id'])
        .ignore()
        .returning('item_id');
      return inserted.length === 1;
    }
    const updated = await transaction<ItemRow>(TABLE)
      .where({ ...key, state: before })
      .update({ state: after });
    return updated === 1;
  }
}
