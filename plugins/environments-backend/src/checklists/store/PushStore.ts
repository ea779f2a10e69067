import { evidenceStateSchema } from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { z } from 'zod';

const TABLE = 'checklist_pushed';

const pushSchema = z.object({
  state: evidenceStateSchema,
  summary: z.string(),
  link: z.string().optional(),
  /** Of the service that pushed it. */
  by: z.string(),
  /** ISO 8601. */
  at: z.string(),
});

/** What another service said of an item of a release. */
export type Push = z.infer<typeof pushSchema>;

interface PushRow {
  sheet_id: string;
  item_id: string;
  push: string;
}

/** What other services pushed last for each item of a sheet. */
export class PushStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async put(
    sheetId: string,
    itemId: string,
    push: Push,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await transaction<PushRow>(TABLE)
      .insert({
        sheet_id: sheetId,
        item_id: itemId,
        push: JSON.stringify(push),
      })
      .onConflict(['sheet_id', 'item_id'])
      .merge();
  }

  async find(sheetId: string, itemId: string): Promise<Push | undefined> {
    const row = await this.#knex<PushRow>(TABLE)
      .where({ sheet_id: sheetId, item_id: itemId })
      .first();
    return row && pushSchema.parse(JSON.parse(row.push));
  }
}
