// @ts-check

const UNIQUE = 'checklist_sheets_release_uniq';

/**
 * A release that was deployed and comes next again gets another checklist: the former one is kept.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('checklist_sheets', table => {
    table
      .integer('round')
      .notNullable()
      .defaultTo(1)
      .comment('Counts how often the release came to the environment');
    table.dropUnique(['environment_ref', 'release_key'], UNIQUE);
    table.unique(['environment_ref', 'release_key', 'round'], {
      indexName: UNIQUE,
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('checklist_sheets').where('round', '>', 1).delete();
  await knex.schema.alterTable('checklist_sheets', table => {
    table.dropUnique(['environment_ref', 'release_key', 'round'], UNIQUE);
    table.unique(['environment_ref', 'release_key'], { indexName: UNIQUE });
    table.dropColumn('round');
  });
};
