import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Brings the plugin's database to the newest schema, unless the adopter does so themselves. */
export async function migrateDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@flightdeck/plugin-environments-backend',
        'migrations',
      ),
    });
  }
  return knex;
}
