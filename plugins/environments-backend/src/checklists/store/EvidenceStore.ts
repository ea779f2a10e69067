import {
  type Evidence,
  evidenceSchema,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';

const TABLE = 'checklist_evidence';

interface EvidenceRow {
  sheet_id: string;
  item_id: string;
  collector: string;
  evidence: string;
  hash: string;
}

/** Evidence as it is stored. */
export interface StoredEvidence {
  itemId: string;
  evidence: Evidence;
  /** SHA-256 of all but when it was seen. */
  hash: string;
}

/** What collectors found last for each item of a sheet. */
export class EvidenceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async put(
    sheetId: string,
    { evidence, hash, itemId }: StoredEvidence,
  ): Promise<void> {
    await this.#knex<EvidenceRow>(TABLE)
      .insert({
        sheet_id: sheetId,
        item_id: itemId,
        collector: evidence.collector,
        evidence: JSON.stringify(evidence),
        hash,
      })
      .onConflict(['sheet_id', 'item_id', 'collector'])
      .merge();
  }

  async list(
    sheetId: string,
    knex: Knex = this.#knex,
  ): Promise<StoredEvidence[]> {
    const rows = await knex<EvidenceRow>(TABLE)
      .where({ sheet_id: sheetId })
      .orderBy(['item_id', 'collector']);
    return rows.map(({ evidence, hash, item_id }) => ({
      itemId: item_id,
      evidence: evidenceSchema.parse(JSON.parse(evidence)),
      hash,
    }));
  }
}
