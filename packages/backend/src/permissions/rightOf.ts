import {
  catalogEntityCreatePermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateDryRunPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  ACTION_PERMISSIONS,
  checklistDecidePermission,
  checklistSignPermission,
  environmentLogsReadPermission,
  environmentMaintainPermission,
  environmentObjectReadPermission,
  environmentReadPermission,
  environmentScalePermission,
  serviceCreatePermission,
} from '@flightdeck/plugin-environments-common';

/**
 * Who has a permission, from the many to the few: `everyone` who is signed in, `members` of any
 * team, the `owners` of the environment, the `earlyOwners`, who are its owners unless it is at the
 * last stage, the `creator` of the task, or the `platform` team alone, which has every other one
 * too.
 */
export type Right =
  | 'everyone'
  | 'members'
  | 'owners'
  | 'earlyOwners'
  | 'creator'
  | 'platform';

const FLIGHTDECK = 'environments.';

// Of one name the last counts.
const RIGHTS: ReadonlyMap<string, Right> = new Map(
  [
    give('everyone', [environmentReadPermission]),
    // Manifests tell how things are built, and creating a service ends with registering it in the
    // catalog: both are for colleagues, not for guests.
    give('members', [
      environmentObjectReadPermission,
      serviceCreatePermission,
      taskCreatePermission,
      templateDryRunPermission,
      actionExecutePermission,
      catalogEntityCreatePermission,
      catalogEntityRefreshPermission,
      catalogEntityValidatePermission,
      catalogLocationAnalyzePermission,
      catalogLocationCreatePermission,
    ]),
    // What programs write may be confidential.
    give('owners', [
      environmentLogsReadPermission,
      ...Object.values(ACTION_PERMISSIONS),
      checklistSignPermission,
    ]),
    // In production replicas cost money, maintenance silences the alarms, and waivers need a second
    // pair of eyes.
    give('earlyOwners', [
      environmentScalePermission,
      environmentMaintainPermission,
      checklistDecidePermission,
    ]),
    give('creator', [taskReadPermission, taskCancelPermission]),
  ].flat(),
);

function give(
  right: Right,
  permissions: readonly Permission[],
): [string, Right][] {
  return permissions.map(({ name }) => [name, right]);
}

/** A permission of Flightdeck that is not known here is nobody's but the platform team's. */
export function rightOf({ name, attributes }: Permission): Right {
  const isOthersRead =
    attributes.action === 'read' && !name.startsWith(FLIGHTDECK);
  return RIGHTS.get(name) ?? (isOthersRead ? 'everyone' : 'platform');
}
