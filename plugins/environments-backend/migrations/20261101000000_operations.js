// @ts-check

/**
 * The actions on environments, from their start to their end. Times are ISO 8601 texts in UTC:
 * they sort as they are, and mean the same in SQLite and PostgreSQL.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('operations', table => {
    table.comment('Actions on environments and how they ended');
    table.string('id', 36).primary().comment('The key that the client made');
    table.string('environment_ref', 255).notNullable();
    table.string('action', 32).notNullable();
    table.string('state', 16).notNullable();
    table.string('requested_by', 255).notNullable();
    table.string('fingerprint', 64).notNullable();
    table.boolean('prune').notNullable();
    table.string('started_at', 24).notNullable();
    table.string('finished_at', 24).nullable();
    table.text('message').notNullable();
    table
      .text('steps')
      .notNullable()
      .comment('JSON: what became of each application');
    table
      .text('targets')
      .notNullable()
      .comment(
        'JSON: the applications as they were before, and when each was asked',
      );
    table
      .string('leased_by', 36)
      .notNullable()
      .comment('The process that follows the operation');
    table.string('lease_until', 24).notNullable();
    table.index(['environment_ref', 'started_at'], 'operations_history_idx');
    // The lock: of each environment one operation runs at a time, whichever replica runs it.
    table.unique(['environment_ref'], {
      indexName: 'operations_running_uniq',
      predicate: knex.whereRaw("state = 'running'"),
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('operations');
};
