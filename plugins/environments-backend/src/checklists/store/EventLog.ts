import {
  type ChecklistEvent,
  checklistEventSchema,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import type { SheetHead } from './Sheet';

const TABLE = 'checklist_events';
const LONGEST_NAME = 255;

/** The most events that are held in memory at once, of those that are read one page after another. */
const PAGE = 1_000;
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

/** Which events are asked for: those of an environment, or of one release there. */
export interface EventQuery {
  releaseKey?: string;
  /** The most that are told. */
  limit?: number;
}

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
    await waitForTurn(environmentRef, transaction);
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

  /** The newest, oldest first. */
  async list(
    environmentRef: string,
    {
      actions,
      limit = MOST_TOLD,
      releaseKey,
    }: EventQuery & { actions?: ChecklistEvent['action'][] } = {},
    knex: Knex = this.#knex,
  ): Promise<ChecklistEvent[]> {
    const query = this.#of(environmentRef, releaseKey, knex)
      .orderBy('sequence', 'desc')
      .limit(limit);
    if (actions) {
      query.whereIn('action', actions);
    }
    return (await query).map(fromRow).reverse();
  }

  /** Those that follow one, oldest first. */
  async listAfter(
    environmentRef: string,
    after: number,
    {
      limit = PAGE,
      releaseKey,
      until,
    }: EventQuery & { /** The last that is told. */ until?: number } = {},
  ): Promise<ChecklistEvent[]> {
    const query = this.#of(environmentRef, releaseKey)
      .where('sequence', '>', after)
      .orderBy('sequence', 'asc')
      .limit(limit);
    if (until !== undefined) {
      query.where('sequence', '<=', until);
    }
    return (await query).map(fromRow);
  }

  /** All that there are now, oldest first, in pages: read as they are asked for. */
  async *pages(
    environmentRef: string,
    { limit = PAGE, releaseKey }: EventQuery = {},
  ): AsyncGenerator<ChecklistEvent[], void, void> {
    const [newest] = await this.list(environmentRef, { limit: 1, releaseKey });
    // What is written meanwhile is of the next export, so that this one ends.
    const until = newest?.sequence ?? 0;
    for (let after = 0; after < until; ) {
      const page = await this.listAfter(environmentRef, after, {
        limit,
        releaseKey,
        until,
      });
      yield page;
      after = page.at(-1)?.sequence ?? until;
    }
  }

  #of(
    environmentRef: string,
    releaseKey: string | undefined,
    knex: Knex = this.#knex,
  ) {
    const query = knex<EventRow>(TABLE).where({
      environment_ref: environmentRef,
    });
    return releaseKey === undefined
      ? query
      : query.where({ release_key: releaseKey });
  }
}

/**
 * Events of an environment come to be seen in the order of their sequences: PostgreSQL hands these
 * out before a transaction ends, and who reads on after one would miss an earlier one that is seen
 * later. SQLite has one writer anyway.
 */
async function waitForTurn(
  environmentRef: string,
  transaction: Knex.Transaction,
): Promise<void> {
  if (transaction.client.config.client === 'pg') {
    await transaction.raw(
      'select pg_advisory_xact_lock(hashtextextended(?, 0))',
      [`${TABLE} ${environmentRef}`],
    );
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
