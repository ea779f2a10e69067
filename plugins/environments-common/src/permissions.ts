import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { DeliveryAction } from './delivery/DeliveryAction';

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

function createActionPermission(name: string) {
  return createPermission({
    name: `environments.environment.${name}`,
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_ENVIRONMENT,
  });
}

/**
 * Syncing the applications of an environment to what Git holds, dry runs included.
 *
 * @public
 */
export const environmentSyncPermission = createActionPermission('sync');

/**
 * Having the delivery engine compare an environment with Git anew.
 *
 * @public
 */
export const environmentRefreshPermission = createActionPermission('refresh');

/**
 * Rolling an environment back to a former deployment: in the cluster, which places a hold, or in
 * Git.
 *
 * @public
 */
export const environmentRollbackPermission = createActionPermission('rollback');

/**
 * Ending the running operation of an environment's applications.
 *
 * @public
 */
export const environmentTerminatePermission =
  createActionPermission('terminate');

/**
 * Restarting a workload of an environment.
 *
 * @public
 */
export const environmentRestartPermission = createActionPermission('restart');

/**
 * Changing the number of replicas of a workload of an environment.
 *
 * @public
 */
export const environmentScalePermission = createActionPermission('scale');

/**
 * Pausing and resuming the automation of an environment's applications.
 *
 * @public
 */
export const environmentAutomatePermission = createActionPermission('automate');

/**
 * Bringing a release of the stage before to an environment, by a change in Git.
 *
 * @public
 */
export const environmentPromotePermission = createActionPermission('promote');

/**
 * Switching the maintenance mode of an environment.
 *
 * @public
 */
export const environmentMaintainPermission = createActionPermission('maintain');

/**
 * Going ahead in spite of a closed window or a hold, with a reason: break-glass. Needed beside the
 * permission of the action itself.
 *
 * @public
 */
export const environmentOverridePermission = createActionPermission('override');

/**
 * Signing items of the checklist of an environment, asking for waivers, and sending the notice of
 * a deployment.
 *
 * @public
 */
export const checklistSignPermission = createPermission({
  name: 'environments.checklist.sign',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Deciding on waivers that somebody else asked for, and reviewing deployments that broke glass.
 *
 * @public
 */
export const checklistDecidePermission = createPermission({
  name: 'environments.checklist.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Pushing evidence for items of the checklist of an environment: for CI and other services.
 *
 * @public
 */
export const checklistPushPermission = createPermission({
  name: 'environments.checklist.push',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * What each action needs, beside reading the environment.
 *
 * @public
 */
export const ACTION_PERMISSIONS: Readonly<
  Record<DeliveryAction, ResourcePermission<typeof RESOURCE_TYPE_ENVIRONMENT>>
> = {
  sync: environmentSyncPermission,
  refresh: environmentRefreshPermission,
  rollback: environmentRollbackPermission,
  terminate: environmentTerminatePermission,
  restart: environmentRestartPermission,
  scale: environmentScalePermission,
  pause: environmentAutomatePermission,
  resume: environmentAutomatePermission,
  promote: environmentPromotePermission,
  revert: environmentRollbackPermission,
  maintenance: environmentMaintainPermission,
};

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
  environmentRefreshPermission,
  environmentRollbackPermission,
  environmentTerminatePermission,
  environmentRestartPermission,
  environmentScalePermission,
  environmentAutomatePermission,
  environmentPromotePermission,
  environmentMaintainPermission,
  environmentOverridePermission,
  environmentObjectReadPermission,
  environmentLogsReadPermission,
  checklistSignPermission,
  checklistDecidePermission,
  checklistPushPermission,
  serviceCreatePermission,
];
