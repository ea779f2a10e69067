import { z } from 'zod';
import type { Application } from './Application';

/**
 * What a sync would do to one resource. `replace` covers both creation and change: the engine's
 * comparison does not tell them apart unless the resource is missing.
 *
 * @public
 */
export const syncChangeSchema = z.object({
  action: z.enum(['create', 'update', 'prune', 'keep']),
  group: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
});

/** @public */
export type SyncChange = z.infer<typeof syncChangeSchema>;

/**
 * What a sync of one application would do.
 *
 * @public
 */
export const applicationSyncPlanSchema = z.object({
  instance: z.string(),
  namespace: z.string(),
  name: z.string(),
  /** The revisions that would be applied, as last compared. */
  revisions: z.array(z.string()),
  changes: z.array(syncChangeSchema),
  /** Sentences; a sync is refused while there is one. */
  blockers: z.array(z.string()),
  /** Sentences a person should read before agreeing. */
  notes: z.array(z.string()),
});

/** @public */
export type ApplicationSyncPlan = z.infer<typeof applicationSyncPlanSchema>;

/**
 * What a sync of an environment would do. Two plans with the same fingerprint do the same.
 *
 * @public
 */
export const syncPlanSchema = z.object({
  applications: z.array(applicationSyncPlanSchema),
  fingerprint: z.string(),
});

/** @public */
export type SyncPlan = z.infer<typeof syncPlanSchema>;

function planChanges(application: Application, prune: boolean): SyncChange[] {
  return application.resources
    .filter(
      resource =>
        !resource.hook &&
        (resource.sync === 'OutOfSync' || resource.requiresPruning),
    )
    .map(({ group, kind, namespace, name, health, requiresPruning }) => {
      const identity = { group, kind, namespace, name };
      if (requiresPruning) {
        return { action: prune ? 'prune' : 'keep', ...identity } as const;
      }
      return {
        action: health === 'Missing' ? 'create' : 'update',
        ...identity,
      } as const;
    });
}

function planBlockers(application: Application): string[] {
  const blockers: string[] = [];
  if (application.operationInProgress) {
    blockers.push(
      `Another operation is running on ${application.name}; wait until it has finished.`,
    );
  }
  for (const condition of application.conditions) {
    if (
      /^(ComparisonError|InvalidSpecError|DeletionError)$/.test(condition.type)
    ) {
      blockers.push(`${condition.type}: ${condition.message}`);
    }
  }
  return blockers;
}

function planNotes(application: Application, changes: SyncChange[]): string[] {
  const notes: string[] = [];
  if (application.automation.enabled) {
    notes.push(
      application.automation.selfHeal
        ? `${application.name} syncs by itself, and reverts changes made in the cluster.`
        : `${application.name} syncs by itself when Git changes.`,
    );
  }
  const kept = changes.filter(change => change.action === 'keep').length;
  if (kept > 0) {
    notes.push(
      `${kept} resource${
        kept === 1 ? ' is' : 's are'
      } no longer in Git and will be kept: pruning is off.`,
    );
  }
  if (application.sync.status === 'Synced') {
    notes.push(
      `${application.name} is already in sync; syncing applies the same manifests again.`,
    );
  }
  return notes;
}

/**
 * Says what a sync of these applications would do, from what their engine last compared.
 *
 * @public
 */
export function planSync(
  applications: readonly Application[],
  options: { prune: boolean },
): SyncPlan {
  const plans = applications.map((application): ApplicationSyncPlan => {
    const changes = planChanges(application, options.prune);
    return {
      instance: application.instance,
      namespace: application.namespace,
      name: application.name,
      revisions: application.sync.revisions,
      changes,
      blockers: planBlockers(application),
      notes: planNotes(application, changes),
    };
  });
  // Blockers and notes are left out: they are words about the same deed.
  const deeds = plans.map(plan =>
    JSON.stringify([
      plan.instance,
      plan.namespace,
      plan.name,
      plan.revisions,
      plan.changes
        .map(({ action, group, kind, namespace, name }) =>
          [action, group, kind, namespace, name].join('/'),
        )
        .sort(),
    ]),
  );
  return {
    applications: plans,
    fingerprint: fnv1a(deeds.sort().join('\n')),
  };
}

/** FNV-1a, 64 bits: tells plans apart in browser and server alike; it guards no secret. */
function fnv1a(input: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < input.length; index++) {
    hash = BigInt.asUintN(
      64,
      (hash ^ BigInt(input.charCodeAt(index))) * 0x100000001b3n,
    );
  }
  return hash.toString(16).padStart(16, '0');
}
