// @ts-check

/**
 * Deployments: beyond those that the engines keep, and how they fared.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment('Deployments of applications to environments');
    table
      .string('id', 64)
      .primary()
      .comment(
        'Made of environment, application and start: one on every replica',
      );
    table.string('environment_ref', 255).notNullable();
    table.string('started_at', 24).notNullable();
    table.string('result', 16).notNullable();
    table
      .boolean('open')
      .notNullable()
      .comment('Whether there is something about it still to be seen');
    table.integer('version').notNullable().comment('Grows with each change');
    table.text('record').notNullable().comment('JSON: the whole of it');
    table.text('search_text').notNullable().comment('In lower case');
    table
      .text('revision_text')
      .notNullable()
      .comment('Revisions and digests, each after a line break');
    table.index(
      ['environment_ref', 'started_at', 'id'],
      'deployments_environment_idx',
    );
    table.index(['environment_ref', 'open'], 'deployments_open_idx');
    table.index(['started_at', 'id'], 'deployments_started_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deployments');
};
