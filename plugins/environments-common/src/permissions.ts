import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The permission resource type of an environment. Its resource ref is the entity ref.
 *
 * @public
 */
export const RESOURCE_TYPE_ENVIRONMENT = 'environment';

/**
 * Seeing an environment: its state on the fleet board and on its page.
 *
 * @public
 */
export const environmentReadPermission = createPermission({
  name: 'environments.environment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Syncing the applications of an environment to what Git holds.
 *
 * @public
 */
export const environmentSyncPermission = createPermission({
  name: 'environments.environment.sync',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Every permission of the environments plugin.
 *
 * @public
 */
export const environmentPermissions = [
  environmentReadPermission,
  environmentSyncPermission,
];
