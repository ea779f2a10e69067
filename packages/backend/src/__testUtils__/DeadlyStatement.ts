import type { DatabaseService } from '@backstage/backend-plugin-api';
import { z } from 'zod';

/** A statement of a transaction: the event that it adds, or its end. */
export const deadlyStatementSchema = z.object({
  /** The table that the transaction has written to before. */
  table: z.string(),
  at: z.enum(['event', 'commit']),
});

export type DeadlyStatementOrder = z.infer<typeof deadlyStatementSchema>;

const querySchema = z.object({ sql: z.string(), __knexUid: z.string() });

const STATEMENTS = {
  event: /^insert into .checklist_events./,
  commit: /^commit/,
};

/** Kills this process as it is about to run a statement, with all before it done. */
export class DeadlyStatement {
  #order: DeadlyStatementOrder | undefined;
  /** Connections on which the table was written to. */
  readonly #connections = new Set<string>();

  arm(order: DeadlyStatementOrder): void {
    this.#order = order;
  }

  watch(knex: Awaited<ReturnType<DatabaseService['getClient']>>): void {
    knex.on('query', query => this.#see(query));
  }

  #see(query: unknown): void {
    const seen = querySchema.safeParse(query);
    if (!seen.success || !this.#order) {
      return;
    }
    const { __knexUid: connection } = seen.data;
    const sql = seen.data.sql.toLocaleLowerCase('en-US');
    const { at, table } = this.#order;
    if (this.#connections.has(connection) && STATEMENTS[at].test(sql)) {
      process.kill(process.pid, 'SIGKILL');
    }
    if (new RegExp(`^(insert into|update) .${table}.`).test(sql)) {
      this.#connections.add(connection);
    }
  }
}
