import { ConflictError } from '@backstage/errors';
import type { Operation } from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import {
  fromRow,
  type OperationRecord,
  type OperationRow,
  recordFromRow,
  toLostColumns,
  toProgressColumns,
  toRow,
} from './OperationRecord';

const TABLE = 'operations';

/** A claim to follow an operation, and until when it holds unless it is renewed. */
export interface Lease {
  /** The id of the process. */
  holder: string;
  until: Date;
}

/** An operation whose row makes no sense to this version. */
export interface UnreadableOperation {
  id: string;
  environmentRef: string;
  error: unknown;
}

/**
 * Operations on environments, shared by all replicas.
 *
 * A running operation is followed by the process that holds its lease. A process that dies stops
 * renewing, and another takes over; should the first one still live, its writes are refused.
 */
export class OperationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Records a new operation, and what else must be there with it or not at all. False when its key
   * is taken or another operation of the environment is running, on whichever replica.
   */
  async insert(
    record: OperationRecord,
    lease: Lease,
    along: (transaction: Knex.Transaction) => Promise<void> = async () => {},
  ): Promise<boolean> {
    return this.#knex.transaction(async transaction => {
      const inserted = await transaction<OperationRow>(TABLE)
        .insert(
          toRow(record, {
            leased_by: lease.holder,
            lease_until: lease.until.toISOString(),
          }),
        )
        .onConflict()
        .ignore()
        .returning('id');
      if (inserted.length === 0) {
        return false;
      }
      await along(transaction);
      return true;
    });
  }

  /**
   * Records progress.
   *
   * @throws ConflictError when the holder's lease was taken over or the operation has ended.
   */
  async update(record: OperationRecord, holder: string): Promise<void> {
    const updated = await this.#running()
      .where({ id: record.operation.id, leased_by: holder })
      .update(toProgressColumns(record));
    if (updated === 0) {
      throw new ConflictError(
        `Operation ${record.operation.id} is followed by another process.`,
      );
    }
  }

  async find(id: string): Promise<Operation | undefined> {
    const row = await this.#table().where({ id }).first();
    return row && fromRow(row);
  }

  /** The operation beside which no other may run now. */
  async findRunning(environmentRef: string): Promise<Operation | undefined> {
    const row = await this.#running()
      .where({ environment_ref: environmentRef, exclusive: true })
      .first();
    return row && fromRow(row);
  }

  /** The operations of an environment, newest first. */
  async list(
    environmentRef: string,
    options: { limit: number },
  ): Promise<Operation[]> {
    const rows = await this.#table()
      .where({ environment_ref: environmentRef })
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(options.limit);
    return rows.map(fromRow);
  }

  /** Prolongs the leases that the holder still has on these operations. */
  async renew(ids: readonly string[], lease: Lease): Promise<void> {
    await this.#running()
      .whereIn('id', ids)
      .where({ leased_by: lease.holder })
      .update({ lease_until: lease.until.toISOString() });
  }

  /** Gives an operation up, so that another process may follow it at once. */
  async release(id: string, holder: string): Promise<void> {
    await this.#running()
      .where({ id, leased_by: holder })
      .update({ lease_until: new Date(0).toISOString() });
  }

  /**
   * Takes over running operations whose lease has run out. One that cannot be read is closed as
   * lost, and told of: it would else lock its environment for good.
   */
  async claimAbandoned(
    now: Date,
    lease: Lease,
    onUnreadable: (row: UnreadableOperation) => void = () => {},
  ): Promise<OperationRecord[]> {
    const abandoned = await this.#running()
      .where('lease_until', '<', now.toISOString())
      .select('id', 'lease_until');
    const claimed: OperationRecord[] = [];
    for (const { id, lease_until } of abandoned) {
      // Only the lease that was seen: of two processes that try, one succeeds.
      const rows = await this.#running()
        .where({ id, lease_until })
        .update({
          leased_by: lease.holder,
          lease_until: lease.until.toISOString(),
        })
        .returning('*');
      for (const row of rows) {
        try {
          claimed.push(recordFromRow(row));
        } catch (error) {
          await this.#running()
            .where({ id, leased_by: lease.holder })
            .update(toLostColumns(row, now));
          onUnreadable({ id, environmentRef: row.environment_ref, error });
        }
      }
    }
    return claimed;
  }

  #table() {
    return this.#knex<OperationRow>(TABLE);
  }

  #running() {
    return this.#table().where({ state: 'running' });
  }
}
