import type { TestDatabases } from '@backstage/backend-test-utils';

/** Every row of every table of an SQLite database. */
export async function readRows(
  knex: Awaited<ReturnType<TestDatabases['init']>>,
): Promise<unknown[]> {
  const tables: { name: string }[] = await knex('sqlite_master')
    .where({ type: 'table' })
    .select('name');
  const rows: unknown[] = [];
  for (const { name } of tables) {
    rows.push(...(await knex(name).select()));
  }
  return rows;
}
