// @ts-check

/**
 * Maintenance modes that people switched on. Times are ISO 8601 texts in UTC.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('maintenance', table => {
    table.comment('Environments that people work on, until some time');
    table
      .string('id', 36)
      .primary()
      .comment('The operation that switched it on');
    table.string('environment_ref', 255).notNullable();
    table.text('reason').notNullable();
    table.string('started_by', 255).notNullable();
    table.string('since', 24).notNullable();
    table
      .string('until', 24)
      .notNullable()
      .comment('When it ends by itself; nobody writes that down');
    table.string('ended_by', 255).nullable();
    table.string('ended_at', 24).nullable();
    table.unique(['environment_ref'], {
      indexName: 'maintenance_lasting_uniq',
      predicate: knex.whereRaw('ended_at is null'),
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('maintenance');
};
