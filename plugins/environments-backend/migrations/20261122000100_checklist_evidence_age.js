// @ts-check

/**
 * When collectors looked last: what nobody has looked at for long tells nothing any more.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('checklist_evidence', table => {
    table
      .string('collected_at', 24)
      .nullable()
      .comment('ISO 8601 in UTC; null when nobody knows, which is long ago');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('checklist_evidence', table => {
    table.dropColumn('collected_at');
  });
};
