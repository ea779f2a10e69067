import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  ACTION_VERBS,
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
};

/**
 * A sentence for who lacks a permission; a second one names whom to ask. The owner is told only to
 * those who may see the environment.
 */
export function describeRefusal(
  permission: ResourcePermission,
  { ref, owner }: Pick<EnvironmentDefinition, 'ref' | 'owner'>,
): string {
  const deed = DEEDS[permission.name] ?? `use ${permission.name} on`;
  const refusal = `You are not allowed to ${deed} ${ref}.`;
  return owner && permission.name !== environmentReadPermission.name
    ? `${refusal} Ask its owner, ${owner}.`
    : refusal;
}
