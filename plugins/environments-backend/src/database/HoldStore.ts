import { randomUUID } from 'node:crypto';
import type { Hold } from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import type { PlannedHold } from '../actions/ActionKind';
import {
  formerSchema,
  fromHoldRow,
  type HeldApplication,
  type HoldRecord,
  type HoldRow,
  readHeldApplications,
} from './HoldRow';

const TABLE = 'holds';

/** Who places a hold, by which operation. */
export interface HoldPlacement {
  environmentRef: string;
  operationId: string;
  placedBy: string;
  placedAt: Date;
}

/**
 * Holds of environments, shared by all replicas. At most one lasts of each environment. It is
 * written before automation is switched off, with the setting that was there, so that no crash
 * can lose how to bring it back.
 */
export class HoldStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Places a hold for an operation that begins, or has the one that lasts speak of it. The setting
   * of an application that is held already stays that of the first time: it is off now.
   */
  async place(
    planned: PlannedHold,
    placement: HoldPlacement,
    transaction: Knex.Transaction,
  ): Promise<void> {
    const { environmentRef, operationId, placedBy, placedAt } = placement;
    const expiresAt = placedAt.getTime() + planned.hours * 3_600_000;
    const columns = {
      operation_id: operationId,
      cause: planned.cause,
      state: 'placing',
      reason: planned.reason,
      placed_by: placedBy,
      placed_at: placedAt.toISOString(),
      expires_at: new Date(expiresAt).toISOString(),
      broken_since: null,
      broken_by: null,
      reminded_at: null,
    };
    const lasting = await this.#lasting(transaction)
      .where({ environment_ref: environmentRef })
      .first();
    if (!lasting) {
      await transaction<HoldRow>(TABLE).insert({
        id: randomUUID(),
        environment_ref: environmentRef,
        applications: JSON.stringify(planned.applications),
        ...columns,
      });
      return;
    }
    const known = readHeldApplications(lasting);
    await transaction<HoldRow>(TABLE)
      .where({ id: lasting.id })
      .update({
        ...columns,
        applications: JSON.stringify(merge(known, planned.applications)),
        former: JSON.stringify(formerSchema.parse(lasting)),
      });
  }

  /**
   * Says what became of the operation that placed a hold: it holds, or, as nothing was done, things
   * are as they were before. Doing it twice is the same as once.
   */
  async settle(operationId: string, outcome: 'held' | 'untouched', at: Date) {
    await this.#knex.transaction(async transaction => {
      const placing = () =>
        transaction<HoldRow>(TABLE).where({
          operation_id: operationId,
          state: 'placing',
        });
      const row = await placing().first();
      if (!row) {
        return;
      }
      if (outcome === 'held') {
        await placing().update({ state: 'active', former: null });
      } else if (row.former === null) {
        await placing().update({
          state: 'dropped',
          ended_at: at.toISOString(),
        });
      } else {
        const former = formerSchema.parse(JSON.parse(row.former));
        await placing().update({ ...former, former: null });
      }
    });
  }

  async findLasting(environmentRef: string): Promise<Hold | undefined> {
    return (await this.findRecord(environmentRef))?.hold;
  }

  /** The hold that lasts, with what it takes to resume. */
  async findRecord(environmentRef: string): Promise<HoldRecord | undefined> {
    const row = await this.#lasting()
      .where({ environment_ref: environmentRef })
      .first();
    return row && fromHoldRow(row);
  }

  /** Every hold that lasts. */
  async listLasting(): Promise<Hold[]> {
    return (await this.listRecords()).map(({ hold }) => hold);
  }

  async listRecords(): Promise<HoldRecord[]> {
    return (await this.#lasting()).map(fromHoldRow);
  }

  /** True when it was not known before to be broken: of several replicas, to one. */
  async markBroken(
    id: string,
    { since, by }: { since: Date; by: string },
  ): Promise<boolean> {
    const updated = await this.#table().where({ id, state: 'active' }).update({
      state: 'broken',
      broken_since: since.toISOString(),
      broken_by: by,
    });
    return updated === 1;
  }

  /** It holds again. True when it was broken before. */
  async markMended(id: string): Promise<boolean> {
    const updated = await this.#table()
      .where({ id, state: 'broken' })
      .update({ state: 'active', broken_since: null, broken_by: null });
    return updated === 1;
  }

  /** True when nobody was reminded before: of several replicas, to one. */
  async markReminded(id: string, at: Date): Promise<boolean> {
    const updated = await this.#lasting()
      .where({ id })
      .whereNull('reminded_at')
      .update({ reminded_at: at.toISOString() });
    return updated === 1;
  }

  /** Ends a hold: its automation is on again. */
  async end(id: string, by: string, at: Date): Promise<void> {
    await this.#lasting().where({ id }).update({
      state: 'resumed',
      ended_by: by,
      ended_at: at.toISOString(),
    });
  }

  #table() {
    return this.#knex<HoldRow>(TABLE);
  }

  #lasting(knex: Knex = this.#knex) {
    return knex<HoldRow>(TABLE).whereIn('state', [
      'placing',
      'active',
      'broken',
    ]);
  }
}

function merge(
  known: readonly HeldApplication[],
  added: readonly HeldApplication[],
): HeldApplication[] {
  const keyOf = ({ engine, instance, namespace, name }: HeldApplication) =>
    JSON.stringify([engine, instance, namespace, name]);
  const keys = new Set(known.map(keyOf));
  return [...known, ...added.filter(one => !keys.has(keyOf(one)))];
}
