import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  type EnvironmentDefinition,
  RESOURCE_TYPE_ENVIRONMENT,
} from '@flightdeck/plugin-environments-common';

/**
 * A filter over environments: decided in memory, by a function.
 *
 * @public
 */
export type EnvironmentFilter = (environment: EnvironmentDefinition) => boolean;

/**
 * The resource type of environments, for rules and policies.
 *
 * @public
 */
export const environmentResourceRef = createPermissionResourceRef<
  EnvironmentDefinition,
  EnvironmentFilter
>().with({ pluginId: 'environments', resourceType: RESOURCE_TYPE_ENVIRONMENT });
