import { evidenceStateSchema } from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { z } from 'zod';

const TABLE = 'checklist_pushed';
const SHEETS = 'checklist_sheets';

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

  /** The last word counts. False when the same was said last, which then is as old as this one. */
  async put(
    sheetId: string,
    itemId: string,
    push: Push,
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const last = await this.find(sheetId, itemId, transaction);
    await transaction<PushRow>(TABLE)
      .insert({
        sheet_id: sheetId,
        item_id: itemId,
        push: JSON.stringify(push),
      })
      .onConflict(['sheet_id', 'item_id'])
      .merge();
    return !last || !saysTheSame(last, push);
  }

  /** What was pushed for an item of a release in an environment. */
  async findOf(
    environmentRef: string,
    releaseKey: string,
    itemId: string,
  ): Promise<Push | undefined> {
    const row = await this.#knex<PushRow>(TABLE)
      .join(SHEETS, `${SHEETS}.id`, `${TABLE}.sheet_id`)
      .where({
        [`${SHEETS}.environment_ref`]: environmentRef,
        [`${SHEETS}.release_key`]: releaseKey,
        [`${TABLE}.item_id`]: itemId,
      })
      .orderBy(`${SHEETS}.round`, 'desc')
      .first<Pick<PushRow, 'push'> | undefined>(`${TABLE}.push`);
    return row && pushSchema.parse(JSON.parse(row.push));
  }

  async find(
    sheetId: string,
    itemId: string,
    knex: Knex = this.#knex,
  ): Promise<Push | undefined> {
    const row = await knex<PushRow>(TABLE)
      .where({ sheet_id: sheetId, item_id: itemId })
      .first();
    return row && pushSchema.parse(JSON.parse(row.push));
  }
}

function saysTheSame(one: Push, other: Push): boolean {
  return (
    one.by === other.by &&
    one.link === other.link &&
    one.state === other.state &&
    one.summary === other.summary
  );
}
