import type {
  Application,
  ApplicationChange,
  HookPlan,
  OrderOf,
} from '@flightdeck/plugin-environments-common';
import type { Automated } from './readAutomations';

/** How an environment fared with a former deployment, by our own records. */
export type FormerHealth = 'healthy' | 'degraded' | 'unknown';

const MIGRATION = /migrat|schema|alembic|flyway|liquibase/i;

/** What a person should know before they roll back; the gravest first. */
export function rollbackWarnings(told: {
  automated: Automated;
  change: ApplicationChange;
  entry: Application['history'][number];
  health: FormerHealth;
  order: OrderOf<'rollback'>;
}): string[] {
  const { automated, change, entry, health, order } = told;
  const { application, automation } = automated;
  const { name } = application;
  const warnings: string[] = [];
  if (health === 'degraded') {
    warnings.push(
      `With deployment ${entry.id}, ${name} was not healthy, by our records.`,
    );
  } else if (health === 'unknown') {
    warnings.push(
      `Whether ${name} was healthy with deployment ${entry.id} is not in our records.`,
    );
  }
  warnings.push(...hookWarnings(change.hooks, application));
  warnings.push(
    automation.enabled
      ? `Automation (${automation.words}) is switched off and stays off until someone resumes it: it would else bring Git's release back.`
      : `${name} does not sync by itself; whoever syncs it brings Git's release back. The hold tells them.`,
    `${name} will be out of sync, as Git holds another release.`,
  );
  for (const { message } of automation.owners.filter(
    ({ reverts }) => reverts === undefined,
  )) {
    warnings.push(message);
  }
  if (!order.prune) {
    warnings.push('What was added since stays in the cluster: pruning is off.');
  }
  return warnings;
}

/** The engine runs no hook in a rollback: what migrations did since then stands. */
function hookWarnings(
  hooks: readonly HookPlan[],
  { resources }: Application,
): string[] {
  const skipped = hooks.filter(({ runs }) => !runs);
  const migrations = [
    ...skipped.map(({ kind, name }) => ({ kind, name })),
    ...resources.filter(({ hook }) => hook),
  ].filter(({ name }) => MIGRATION.test(name));
  const warnings: string[] = [];
  const [migration] = migrations;
  if (migration) {
    warnings.push(
      `Migrations that ran since are not undone (${migration.kind} ${migration.name}): the former release must work with today's data.`,
    );
  }
  if (skipped.length > 0) {
    warnings.push(
      `${
        skipped.length === 1 ? '1 hook does' : `${skipped.length} hooks do`
      } not run: ${skipped
        .map(({ kind, name, phase }) => `${phase} ${kind} ${name}`)
        .join(', ')}.`,
    );
  }
  return warnings;
}
