import {
  type ChecklistEvent,
  checklistEventSchema,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import type { SheetHead } from './Sheet';

const TABLE = 'checklist_events';
const LONGEST_NAME = 255;

/** The most events that are told at once: the newest of them. */
const MOST_TOLD = 10_000;

interface EventRow {
  sequence: number | string;
  at: string;
  environment_ref: string;
  release_key: string;
  release_name: string;
  item_id: string | null;
  actor: string;
  action: string;
  before: string | null;
  after: string | null;
  reason: string | null;
  evidence_hash: string | null;
}

/** What is told of an event beside the checklist that it happened to. */
export type NewEvent = Omit<
  ChecklistEvent,
  'sequence' | 'environmentRef' | 'releaseKey' | 'releaseName'
>;

/** Who does what nobody in particular does. */
export const PORTAL = 'flightdeck';

/** What happened to checklists. Events are added, and never changed. */
export class EventLog {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Adds an event, in the transaction of what it tells of. */
  async add(
    { environmentRef, release }: Pick<SheetHead, 'environmentRef' | 'release'>,
    event: NewEvent,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await transaction<EventRow>(TABLE).insert({
      at: event.at,
      environment_ref: environmentRef,
      release_key: release.key,
      release_name: release.name.slice(0, LONGEST_NAME),
      item_id: event.itemId ?? null,
      actor: event.actor,
      action: event.action,
      before: event.before ?? null,
      after: event.after ?? null,
      reason: event.reason ?? null,
      evidence_hash: event.evidenceHash ?? null,
    });
  }

  /** Those of an environment, or of one release there; oldest first. */
  async list(
    environmentRef: string,
    {
      releaseKey,
      actions,
    }: { releaseKey?: string; actions?: ChecklistEvent['action'][] } = {},
    knex: Knex = this.#knex,
  ): Promise<ChecklistEvent[]> {
    const query = knex<EventRow>(TABLE)
      .where({ environment_ref: environmentRef })
      .orderBy('sequence', 'desc')
      .limit(MOST_TOLD);
    if (releaseKey !== undefined) {
      query.where({ release_key: releaseKey });
    }
    if (actions) {
      query.whereIn('action', actions);
    }
    return (await query).map(fromRow).reverse();
  }
}

function fromRow(row: EventRow): ChecklistEvent {
  return checklistEventSchema.parse({
    sequence: Number(row.sequence),
    at: row.at,
    environmentRef: row.environment_ref,
    releaseKey: row.release_key,
    releaseName: row.release_name,
    itemId: row.item_id ?? undefined,
    actor: row.actor,
    action: row.action,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
    reason: row.reason ?? undefined,
    evidenceHash: row.evidence_hash ?? undefined,
  });
}
