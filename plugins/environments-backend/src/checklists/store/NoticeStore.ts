import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';

const TABLE = 'checklist_notices';
const SHEETS = 'checklist_sheets';

const receiptSchema = z.object({
  /** Entity refs of those to whom it was sent. */
  recipients: z.array(z.string()),
  /** Entity refs of dependents whose owner is not known. */
  unresolved: z.array(z.string()),
  sentBy: z.string(),
  message: z.string().optional(),
});

/** Who got a notice, and from whom. */
export type NoticeReceipt = z.infer<typeof receiptSchema>;

/** A notice that was sent. */
export interface SentNotice extends NoticeReceipt {
  /** ISO 8601: when the deployment is to begin. */
  startsAt: string;
  /** ISO 8601. */
  sentAt: string;
}

interface NoticeRow {
  id: string;
  sheet_id: string;
  starts_at: string;
  receipt: string;
  sent_at: string | null;
}

/** Notices of deployments. There is one of a release and a start. */
export class NoticeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Writes down that a notice is about to be sent. False when it was sent before. */
  async begin(
    sheetId: string,
    startsAt: string,
    receipt: NoticeReceipt,
  ): Promise<boolean> {
    await this.#knex<NoticeRow>(TABLE)
      .insert({
        id: randomUUID(),
        sheet_id: sheetId,
        starts_at: startsAt,
        receipt: JSON.stringify(receipt),
        sent_at: null,
      })
      .onConflict(['sheet_id', 'starts_at'])
      .ignore();
    const row = await this.#knex<NoticeRow>(TABLE)
      .where({ sheet_id: sheetId, starts_at: startsAt })
      .first();
    return row?.sent_at === null;
  }

  /** Writes down that it was sent. False when that was known. */
  async finish(
    sheetId: string,
    startsAt: string,
    { receipt, sentAt }: { receipt: NoticeReceipt; sentAt: string },
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const updated = await transaction<NoticeRow>(TABLE)
      .where({ sheet_id: sheetId, starts_at: startsAt })
      .whereNull('sent_at')
      .update({ sent_at: sentAt, receipt: JSON.stringify(receipt) });
    return updated === 1;
  }

  /** Those that were sent of a release in an environment, the newest last. */
  async list(
    environmentRef: string,
    releaseKey: string,
  ): Promise<SentNotice[]> {
    const rows = await this.#knex<NoticeRow>(TABLE)
      .join(SHEETS, `${SHEETS}.id`, `${TABLE}.sheet_id`)
      .where({
        [`${SHEETS}.environment_ref`]: environmentRef,
        [`${SHEETS}.release_key`]: releaseKey,
      })
      .orderBy([`${TABLE}.sent_at`, `${TABLE}.starts_at`])
      .select<NoticeRow[]>(`${TABLE}.*`);
    return rows.flatMap(({ receipt, sent_at, starts_at }) =>
      sent_at === null
        ? []
        : {
            ...receiptSchema.parse(JSON.parse(receipt)),
            startsAt: starts_at,
            sentAt: sent_at,
          },
    );
  }
}
