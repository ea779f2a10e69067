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
  environmentLogsReadPermission,
  environmentObjectReadPermission,
  environmentReadPermission,
  serviceCreatePermission,
} from '@flightdeck/plugin-environments-common';

/**
 * Who has a permission, from the many to the few: `everyone` who is signed in, `members` of any
 * team, the `owners` of the environment, the `creator` of the task, or the `platform` team alone,
 * which has every other one too.
 */
export type Right = 'everyone' | 'members' | 'owners' | 'creator' | 'platform';

const FLIGHTDECK = 'environments.';

const RIGHTS: ReadonlyMap<string, Right> = new Map(
  [
    give('everyone', [
      environmentReadPermission,
      environmentObjectReadPermission,
    ]),
    // What programs write may be confidential.
    give('owners', [
      environmentLogsReadPermission,
      ...Object.values(ACTION_PERMISSIONS),
    ]),
    // Creating a service ends with registering it in the catalog.
    give('members', [
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
