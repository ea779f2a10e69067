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
 * Seeing single objects of an environment in detail: their manifests without secret values.
 *
 * @public
 */
export const environmentObjectReadPermission = createPermission({
  name: 'environments.object.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Reading the logs of the Pods of an environment. What programs write may be confidential.
 *
 * @public
 */
export const environmentLogsReadPermission = createPermission({
  name: 'environments.logs.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Creating a service: looking at clusters and namespaces to choose from, and running the wizard's
 * actions, which make repositories, Argo CD projects and applications.
 *
 * @public
 */
export const serviceCreatePermission = createPermission({
  name: 'environments.service.create',
  attributes: { action: 'create' },
});

/**
 * Every permission of the environments plugin.
 *
 * @public
 */
export const environmentPermissions = [
  environmentReadPermission,
  environmentSyncPermission,
  environmentObjectReadPermission,
  environmentLogsReadPermission,
  serviceCreatePermission,
];
