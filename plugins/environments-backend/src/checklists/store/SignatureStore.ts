import { randomUUID } from 'node:crypto';
import {
  type SignOff,
  signOffSchema,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import type { Sheet } from './Sheet';

const TABLE = 'checklist_signatures';

interface SignatureRow {
  id: string;
  environment_ref: string;
  release_key: string;
  item_id: string;
  person: string;
  at: string;
  answer: string;
  comment: string | null;
  link: string | null;
  expires_at: string | null;
  ended_at: string | null;
}

/** An answer of a person that is to stand. */
export type NewSignature = Omit<SignOff, 'id' | 'releaseKey'>;

/** The sheet that somebody signs. */
type SignedSheet = Pick<Sheet, 'definition' | 'environmentRef' | 'release'>;

/**
 * Answers of people to items of checklists. One stands of each person, item and release; of items
 * for any release one of each person and item.
 */
export class SignatureStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Has an answer stand in place of what the person said before. False when the same stands
   * already. In a transaction on the sheet, so that no two of a person come at once.
   */
  async put(
    sheet: SignedSheet,
    signature: NewSignature,
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const { answer, at, by, comment, expiresAt, itemId, link } = signature;
    const [standing, another] = await this.#standing(
      sheet,
      signature,
      transaction,
    );
    const isOver =
      standing?.expires_at && Date.parse(standing.expires_at) <= Date.parse(at);
    if (
      standing &&
      !another &&
      !isOver &&
      standing.answer === answer &&
      standing.comment === (comment ?? null) &&
      standing.link === (link ?? null)
    ) {
      return false;
    }
    await this.end(sheet, signature, transaction);
    await transaction<SignatureRow>(TABLE).insert({
      id: randomUUID(),
      environment_ref: sheet.environmentRef,
      release_key: sheet.release.key,
      item_id: itemId,
      person: by,
      at,
      answer,
      comment: comment ?? null,
      link: link ?? null,
      expires_at: expiresAt ?? null,
      ended_at: null,
    });
    return true;
  }

  /** Has an answer stand no more. False when none stood. */
  async end(
    sheet: SignedSheet,
    signature: Pick<NewSignature, 'at' | 'by' | 'itemId'>,
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const ended = await this.#standing(sheet, signature, transaction).update({
      ended_at: signature.at,
    });
    return ended > 0;
  }

  /** Those that stand for a release, and of other releases those of items for any release. */
  async list(
    { definition, environmentRef, release }: Sheet,
    knex: Knex = this.#knex,
  ): Promise<SignOff[]> {
    const rows = await knex<SignatureRow>(TABLE)
      .where({ environment_ref: environmentRef })
      .whereNull('ended_at')
      .where(either =>
        either
          .where({ release_key: release.key })
          .orWhereIn('item_id', lastingItems(definition)),
      )
      .orderBy(['at', 'id']);
    return rows.map(fromRow);
  }

  /** What a person said of an item: of this release, or of any where the item is about any. */
  #standing(
    { definition, environmentRef, release }: SignedSheet,
    { by, itemId }: Pick<NewSignature, 'by' | 'itemId'>,
    transaction: Knex.Transaction,
  ) {
    const query = transaction<SignatureRow>(TABLE)
      .where({ environment_ref: environmentRef, item_id: itemId, person: by })
      .whereNull('ended_at');
    return lastingItems(definition).includes(itemId)
      ? query
      : query.where({ release_key: release.key });
  }
}

/** Items of which answers hold for any release. */
function lastingItems({ items }: Sheet['definition']): string[] {
  return items
    .filter(({ scope }) => scope === 'environment')
    .map(({ id }) => id);
}

function fromRow(row: SignatureRow): SignOff {
  return signOffSchema.parse({
    id: row.id,
    itemId: row.item_id,
    releaseKey: row.release_key,
    by: row.person,
    at: row.at,
    answer: row.answer,
    comment: row.comment ?? undefined,
    link: row.link ?? undefined,
    expiresAt: row.expires_at ?? undefined,
  });
}
