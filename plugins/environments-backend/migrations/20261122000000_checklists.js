// @ts-check

/**
 * Checklists of releases, and all that answers them. Times are ISO 8601 texts in UTC.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createSheets(knex);
  await createAnswers(knex);
  await createEvidence(knex);
  await knex.schema.createTable('checklist_events', table => {
    table.comment('What happened to checklists. Rows are added, never changed');
    table.bigIncrements('sequence');
    table.string('at', 24).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.string('release_key', 64).notNullable();
    table.string('release_name', 255).notNullable();
    table.string('item_id', 63).nullable();
    table.string('actor', 255).notNullable();
    table.string('action', 32).notNullable();
    table.string('before', 16).nullable();
    table.string('after', 16).nullable();
    table.text('reason').nullable();
    table.string('evidence_hash', 64).nullable();
    table.index(
      ['environment_ref', 'release_key', 'sequence'],
      'checklist_events_release_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
async function createSheets(knex) {
  await knex.schema.createTable('checklist_sheets', table => {
    table.comment('The checklist of a release in an environment');
    table.string('id', 36).primary();
    table.string('environment_ref', 255).notNullable();
    table.string('release_key', 64).notNullable();
    table.text('release').notNullable().comment('JSON');
    table.text('definition').notNullable().comment('JSON: what is asked');
    table
      .string('from_ref', 255)
      .nullable()
      .comment('The environment that the release would come from');
    table.string('standing', 16).notNullable();
    table.string('opened_at', 24).notNullable();
    table.string('deployed_at', 24).nullable();
    table
      .text('kept')
      .nullable()
      .comment('JSON: as it stood when it was closed; null while it is live');
    table.integer('version').notNullable().comment('Grows with each change');
    table.unique(['environment_ref', 'release_key'], {
      indexName: 'checklist_sheets_release_uniq',
    });
    table.index(
      ['environment_ref', 'opened_at'],
      'checklist_sheets_opened_idx',
    );
  });
  await knex.schema.createTable('checklist_items', table => {
    table.comment('How items stood last, to tell of changes once');
    table.string('sheet_id', 36).notNullable();
    table.string('item_id', 63).notNullable();
    table.string('state', 16).notNullable();
    table.primary(['sheet_id', 'item_id']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createAnswers(knex) {
  await knex.schema.createTable('checklist_signatures', table => {
    table.string('id', 36).primary();
    table.string('environment_ref', 255).notNullable();
    table.string('release_key', 64).notNullable();
    table.string('item_id', 63).notNullable();
    table.string('person', 255).notNullable();
    table.string('at', 24).notNullable();
    table.string('answer', 16).notNullable();
    table.text('comment').nullable();
    table.text('link').nullable();
    table.string('expires_at', 24).nullable();
    table
      .string('ended_at', 24)
      .nullable()
      .comment('When it was withdrawn, or another took its place');
    table.unique(['environment_ref', 'item_id', 'release_key', 'person'], {
      indexName: 'checklist_signatures_standing_uniq',
      predicate: knex.whereRaw('ended_at is null'),
    });
  });
  await knex.schema.createTable('checklist_waivers', table => {
    table.string('id', 36).primary();
    table.string('environment_ref', 255).notNullable();
    table.string('release_key', 64).notNullable();
    table.string('item_id', 63).notNullable();
    table.string('state', 16).notNullable();
    table.string('requested_by', 255).notNullable();
    table.string('requested_at', 24).notNullable();
    table.text('reason').notNullable();
    table.text('link').nullable();
    table.string('expires_at', 24).notNullable();
    table.string('decided_by', 255).nullable();
    table.string('decided_at', 24).nullable();
    table.text('decision').nullable();
    table.index(
      ['environment_ref', 'release_key'],
      'checklist_waivers_release_idx',
    );
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createEvidence(knex) {
  await knex.schema.createTable('checklist_evidence', table => {
    table.comment('What collectors found last');
    table.string('sheet_id', 36).notNullable();
    table.string('item_id', 63).notNullable();
    table.string('collector', 63).notNullable();
    table.text('evidence').notNullable().comment('JSON');
    table.string('hash', 64).notNullable();
    table.primary(['sheet_id', 'item_id', 'collector']);
  });
  await knex.schema.createTable('checklist_pushed', table => {
    table.comment('What other services pushed last');
    table.string('sheet_id', 36).notNullable();
    table.string('item_id', 63).notNullable();
    table.text('push').notNullable().comment('JSON');
    table.primary(['sheet_id', 'item_id']);
  });
  await knex.schema.createTable('checklist_notices', table => {
    table.comment('Notices of deployments, and who got them');
    table.string('id', 36).primary();
    table.string('sheet_id', 36).notNullable();
    table.string('starts_at', 24).notNullable();
    table.text('receipt').notNullable().comment('JSON');
    table
      .string('sent_at', 24)
      .nullable()
      .comment('Null while it is not known to be sent');
    table.unique(['sheet_id', 'starts_at'], {
      indexName: 'checklist_notices_start_uniq',
    });
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'checklist_notices',
    'checklist_pushed',
    'checklist_evidence',
    'checklist_waivers',
    'checklist_signatures',
    'checklist_items',
    'checklist_sheets',
    'checklist_events',
  ]) {
    await knex.schema.dropTable(table);
  }
};
