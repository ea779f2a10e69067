import { setImmediate as breathe } from 'node:timers/promises';
import {
  type Evidence,
  evidenceSchema,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';

const TABLE = 'checklist_evidence';
const KEY = ['sheet_id', 'item_id', 'collector'] as const;
/** SQLite joins no more than 500 rows in a statement. */
const MOST_AT_ONCE = 200;

interface EvidenceRow {
  sheet_id: string;
  item_id: string;
  collector: string;
  evidence: string;
  hash: string;
  collected_at: string | null;
}

/** Evidence as it is stored. */
export interface StoredEvidence {
  itemId: string;
  evidence: Evidence;
  /** SHA-256 of all but when it was seen. */
  hash: string;
  /** ISO 8601: when its collector said so last; absent when nobody knows. */
  collectedAt?: string;
}

/** Rows that are written together. */
interface Gathered {
  rows: Map<string, EvidenceRow>;
  written: Promise<void>;
}

/** What collectors found last for each item of a sheet. */
export class EvidenceStore {
  readonly #knex: Knex;
  #gathered: Gathered | undefined;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * What is put at the same time is written by one statement: each one that SQLite writes waits for
   * the disk, and the process with it.
   */
  async put(
    sheetId: string,
    { collectedAt, evidence, hash, itemId }: StoredEvidence,
  ): Promise<void> {
    const row = {
      sheet_id: sheetId,
      item_id: itemId,
      collector: evidence.collector,
      evidence: JSON.stringify(evidence),
      hash,
      collected_at: collectedAt ?? null,
    };
    const waiting = this.#gather(row);
    try {
      await waiting.written;
    } catch (error) {
      if (waiting.rows.size === 1) {
        throw error;
      }
      // One that cannot be written keeps none of the others from it.
      await this.#write([row]);
    }
  }

  async list(
    sheetId: string,
    knex: Knex = this.#knex,
  ): Promise<StoredEvidence[]> {
    const rows = await knex<EvidenceRow>(TABLE)
      .where({ sheet_id: sheetId })
      .orderBy(['item_id', 'collector']);
    return rows.map(({ collected_at, evidence, hash, item_id }) => ({
      itemId: item_id,
      evidence: evidenceSchema.parse(JSON.parse(evidence)),
      hash,
      collectedAt: collected_at ?? undefined,
    }));
  }

  /** Forgets what was found: collectors look anew. */
  async discard(sheetId: string, transaction: Knex.Transaction): Promise<void> {
    await transaction<EvidenceRow>(TABLE).where({ sheet_id: sheetId }).delete();
  }

  /** Adds a row to those that are written next. The last word of each counts. */
  #gather(row: EvidenceRow): Gathered {
    if (!this.#gathered || this.#gathered.rows.size >= MOST_AT_ONCE) {
      const rows: Gathered['rows'] = new Map();
      this.#gathered = { rows, written: this.#writeSoon(rows) };
    }
    this.#gathered.rows.set(keyOf(row), row);
    return this.#gathered;
  }

  async #writeSoon(rows: Gathered['rows']): Promise<void> {
    await breathe();
    if (this.#gathered?.rows === rows) {
      this.#gathered = undefined;
    }
    // In one order everywhere: replicas that write the same rows wait for no row of each other.
    const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
    await this.#write(sorted.map(([, row]) => row));
  }

  async #write(rows: readonly EvidenceRow[]): Promise<void> {
    await this.#knex<EvidenceRow>(TABLE)
      .insert([...rows])
      .onConflict([...KEY])
      .merge();
  }
}

function keyOf(row: EvidenceRow): string {
  return JSON.stringify(KEY.map(part => row[part]));
}
