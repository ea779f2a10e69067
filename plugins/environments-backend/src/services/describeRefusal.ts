import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  ACTION_VERBS,
  checklistDecidePermission,
  checklistPushPermission,
  checklistSignPermission,
  environmentAutomatePermission,
  type EnvironmentDefinition,
  environmentLogsReadPermission,
  environmentMaintainPermission,
  environmentObjectReadPermission,
  environmentOverridePermission,
  environmentPromotePermission,
  environmentReadPermission,
  environmentRefreshPermission,
  environmentRestartPermission,
  environmentRollbackPermission,
  environmentScalePermission,
  environmentSyncPermission,
  environmentTerminatePermission,
} from '@flightdeck/plugin-environments-common';

/** What who lacks a permission cannot do. */
const DEEDS: Readonly<Record<string, string>> = {
  [environmentReadPermission.name]: 'see',
  [environmentObjectReadPermission.name]: 'see the objects of',
  [environmentLogsReadPermission.name]: 'read the logs of',
  [environmentSyncPermission.name]: ACTION_VERBS.sync,
  [environmentRefreshPermission.name]: ACTION_VERBS.refresh,
  [environmentRollbackPermission.name]: ACTION_VERBS.rollback,
  [environmentTerminatePermission.name]: ACTION_VERBS.terminate,
  [environmentRestartPermission.name]: ACTION_VERBS.restart,
  [environmentScalePermission.name]: ACTION_VERBS.scale,
  [environmentAutomatePermission.name]: 'pause or resume the automation of',
  [environmentPromotePermission.name]: ACTION_VERBS.promote,
  [environmentMaintainPermission.name]: ACTION_VERBS.maintenance,
  [environmentOverridePermission.name]: 'go ahead in spite of what blocks',
  [checklistSignPermission.name]: 'sign the checklist of',
  [checklistDecidePermission.name]: 'decide on waivers for',
  [checklistPushPermission.name]: 'push evidence for',
};

/** A sentence for who lacks a permission. */
export function describeMissingRight(
  permission: ResourcePermission,
  { ref }: Pick<EnvironmentDefinition, 'ref'>,
): string {
  const deed = DEEDS[permission.name] ?? `use ${permission.name} on`;
  return `You are not allowed to ${deed} ${ref}.`;
}

/**
 * A sentence for who lacks a permission; a second one names whom to ask: the owner, whom only those
 * are told who may see the environment, and the contacts of the portal.
 */
export function describeRefusal(
  permission: ResourcePermission,
  environment: Pick<EnvironmentDefinition, 'ref' | 'owner'>,
  contacts: readonly string[] = [],
): string {
  const owner =
    permission.name === environmentReadPermission.name
      ? undefined
      : environment.owner;
  const others = contacts.filter(ref => ref !== owner);
  const asked = [...(owner ? [`its owner, ${owner}`] : []), ...others];
  const refusal = describeMissingRight(permission, environment);
  return asked.length > 0 ? `${refusal} Ask ${listOf(asked)}.` : refusal;
}

/** A comma before the last, too: the owner is an apposition. */
function listOf(asked: readonly string[]): string {
  return asked.length === 1
    ? asked[0]
    : `${asked.slice(0, -1).join(', ')}, or ${asked.at(-1)}`;
}
