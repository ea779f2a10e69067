import { randomUUID } from 'node:crypto';
import {
  type Waiver,
  waiverSchema,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import type { SheetHead } from './Sheet';

const TABLE = 'checklist_waivers';

interface WaiverRow {
  id: string;
  environment_ref: string;
  release_key: string;
  item_id: string;
  state: string;
  requested_by: string;
  requested_at: string;
  reason: string;
  link: string | null;
  expires_at: string;
  decided_by: string | null;
  decided_at: string | null;
  decision: string | null;
}

/** A waiver that somebody asks for. */
export type NewWaiver = Pick<
  Waiver,
  'itemId' | 'requestedBy' | 'requestedAt' | 'reason' | 'link' | 'expiresAt'
>;

/** What somebody decided on a waiver. */
export interface WaiverVerdict {
  state: 'approved' | 'denied' | 'revoked';
  by: string;
  at: string;
  reason: string;
}

/** Waivers of items of checklists. Changed in transactions on their sheet only. */
export class WaiverStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(
    { environmentRef, release }: Pick<SheetHead, 'environmentRef' | 'release'>,
    waiver: NewWaiver,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await transaction<WaiverRow>(TABLE).insert({
      id: randomUUID(),
      environment_ref: environmentRef,
      release_key: release.key,
      item_id: waiver.itemId,
      state: 'pending',
      requested_by: waiver.requestedBy,
      requested_at: waiver.requestedAt,
      reason: waiver.reason,
      link: waiver.link ?? null,
      expires_at: waiver.expiresAt,
      decided_by: null,
      decided_at: null,
      decision: null,
    });
  }

  async decide(
    id: string,
    { at, by, reason, state }: WaiverVerdict,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await transaction<WaiverRow>(TABLE).where({ id }).update({
      state,
      decided_by: by,
      decided_at: at,
      decision: reason,
    });
  }

  async find(
    environmentRef: string,
    id: string,
    knex: Knex = this.#knex,
  ): Promise<Waiver | undefined> {
    const row = await knex<WaiverRow>(TABLE)
      .where({ id, environment_ref: environmentRef })
      .first();
    return row && fromRow(row);
  }

  /** Those of a release, the oldest first. */
  async list(
    { environmentRef, release }: Pick<SheetHead, 'environmentRef' | 'release'>,
    knex: Knex = this.#knex,
  ): Promise<Waiver[]> {
    const rows = await knex<WaiverRow>(TABLE)
      .where({ environment_ref: environmentRef, release_key: release.key })
      .orderBy(['requested_at', 'id']);
    return rows.map(fromRow);
  }
}

function fromRow(row: WaiverRow): Waiver {
  return waiverSchema.parse({
    id: row.id,
    itemId: row.item_id,
    releaseKey: row.release_key,
    state: row.state,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    reason: row.reason,
    link: row.link ?? undefined,
    expiresAt: row.expires_at,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    decision: row.decision ?? undefined,
  });
}
