// @ts-check

const RUNNING_INDEX = 'operations_running_uniq';

/**
 * A sync of before is told as an operation of today.
 *
 * @param {{ steps: string, prune: boolean | number }} row
 */
function toToday({ steps, prune }) {
  const readable = (() => {
    try {
      return JSON.parse(steps);
    } catch {
      return [];
    }
  })();
  return {
    request: JSON.stringify({
      action: 'sync',
      prune: Boolean(prune),
      dryRun: false,
    }),
    steps: JSON.stringify(
      (Array.isArray(readable) ? readable : []).map(
        ({ application, ...step }) => ({
          kind: 'sync',
          subject: application,
          ...step,
        }),
      ),
    ),
  };
}

/**
 * Operations are of every kind of action, each with its plan; and holds, which keep the automation
 * of an environment off until a person resumes it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('operations', table => {
    // With a predicate it is an index, and no constraint that PostgreSQL could drop.
    table.dropIndex(['environment_ref'], RUNNING_INDEX);
  });
  await knex.schema.alterTable('operations', table => {
    table.text('request').nullable().comment('JSON: the order');
    table.text('summary').notNullable().defaultTo('');
    table
      .text('plan')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: of each step, what it takes to go on with it');
    table.text('links').notNullable().defaultTo('[]');
    table.text('break_glass').nullable().comment('JSON: why, and past what');
    table
      .boolean('exclusive')
      .notNullable()
      .defaultTo(true)
      .comment('Whether no other such operation may run beside it');
  });
  const rows = await knex('operations').select('id', 'steps', 'prune', 'state');
  for (const row of rows) {
    await knex('operations')
      .where({ id: row.id })
      .update({
        ...toToday(row),
        // What an older version began has no plan that this one could go on with.
        ...(row.state === 'running' && {
          state: 'lost',
          finished_at: new Date().toISOString(),
          message: 'How this ended is not known: Flightdeck was updated.',
        }),
      });
  }
  await knex.schema.alterTable('operations', table => {
    table.dropColumns('fingerprint', 'prune', 'targets');
    // The lock: of each environment one such operation runs at a time, whichever replica runs it.
    table.unique(['environment_ref'], {
      indexName: RUNNING_INDEX,
      predicate: knex.whereRaw(
        knex.client.config.client === 'pg'
          ? "state = 'running' and exclusive"
          : "state = 'running' and exclusive = 1",
      ),
    });
  });

  await knex.schema.createTable('holds', table => {
    table.comment('Environments whose automation is off until someone resumes');
    table.string('id', 36).primary();
    table.string('environment_ref', 255).notNullable();
    table
      .string('operation_id', 36)
      .notNullable()
      .comment('The operation that placed or last changed it');
    table.string('cause', 16).notNullable();
    table.string('state', 16).notNullable();
    table.text('reason').notNullable();
    table.string('placed_by', 255).notNullable();
    table.string('placed_at', 24).notNullable();
    table.string('expires_at', 24).notNullable();
    table
      .text('applications')
      .notNullable()
      .comment('JSON: with the automation that resuming brings back');
    table
      .text('former')
      .nullable()
      .comment('JSON: as it was before its operation, should that do nothing');
    table.string('broken_since', 24).nullable();
    table.text('broken_by').nullable();
    table.string('ended_by', 255).nullable();
    table.string('ended_at', 24).nullable();
    table.string('reminded_at', 24).nullable();
    table.index(['operation_id'], 'holds_operation_idx');
    table.unique(['environment_ref'], {
      indexName: 'holds_lasting_uniq',
      predicate: knex.whereRaw("state in ('placing', 'active', 'broken')"),
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('holds');
  await knex.schema.alterTable('operations', table => {
    table.dropIndex(['environment_ref'], RUNNING_INDEX);
    table.dropColumns(
      'request',
      'summary',
      'plan',
      'links',
      'break_glass',
      'exclusive',
    );
    table.string('fingerprint', 64).notNullable().defaultTo('');
    table.boolean('prune').notNullable().defaultTo(false);
    table.text('targets').notNullable().defaultTo('[]');
    table.unique(['environment_ref'], {
      indexName: RUNNING_INDEX,
      predicate: knex.whereRaw("state = 'running'"),
    });
  });
};
