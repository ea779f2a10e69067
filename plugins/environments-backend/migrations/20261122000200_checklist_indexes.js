// @ts-check

const LIVE = 'checklist_sheets_live_idx';
const SEQUENCE = 'checklist_events_sequence_idx';

/**
 * For what is looked for every few seconds, and for what is read in pages.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('checklist_sheets', table => {
    table.index(['environment_ref', 'id', 'version'], LIVE, {
      predicate: knex.whereNull('kept'),
    });
  });
  await knex.schema.alterTable('checklist_events', table => {
    table.index(['environment_ref', 'sequence'], SEQUENCE);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('checklist_events', table => {
    table.dropIndex([], SEQUENCE);
  });
  await knex.schema.alterTable('checklist_sheets', table => {
    table.dropIndex([], LIVE);
  });
};
