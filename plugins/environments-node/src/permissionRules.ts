import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  type EnvironmentDefinition,
  RESOURCE_TYPE_ENVIRONMENT,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

/**
 * A filter over environments: decided in memory, by a function.
 *
 * @public
 */
export type EnvironmentFilter = (environment: EnvironmentDefinition) => boolean;

/** @public */
export const environmentResourceRef = createPermissionResourceRef<
  EnvironmentDefinition,
  EnvironmentFilter
>().with({ pluginId: 'environments', resourceType: RESOURCE_TYPE_ENVIRONMENT });

/**
 * Allows the owners of an environment.
 *
 * @public
 */
export const isEnvironmentOwner = createPermissionRule({
  name: 'IS_ENVIRONMENT_OWNER',
  description: 'Allow environments that one of the claims owns.',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, of which one must own the environment.'),
  }),
  apply: (environment, { claims }) =>
    environment.owner !== undefined && claims.includes(environment.owner),
  toQuery:
    ({ claims }) =>
    environment =>
      environment.owner !== undefined && claims.includes(environment.owner),
});

/**
 * Allows environments of certain stages.
 *
 * @public
 */
export const hasStage = createPermissionRule({
  name: 'HAS_STAGE',
  description: 'Allow environments of one of the stages.',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    stages: z.array(z.string()).describe('Stage names, for example dev.'),
  }),
  apply: (environment, { stages }) =>
    environment.stage !== undefined && stages.includes(environment.stage),
  toQuery:
    ({ stages }) =>
    environment =>
      environment.stage !== undefined && stages.includes(environment.stage),
});

/** Every rule of the environments plugin. @public */
export const environmentPermissionRules = { isEnvironmentOwner, hasStage };

/**
 * For permission policies: `environmentConditions.hasStage({ stages: ['dev'] })`.
 *
 * @public
 */
export const {
  conditions: environmentConditions,
  createConditionalDecision: createEnvironmentConditionalDecision,
} = createConditionExports({
  resourceRef: environmentResourceRef,
  rules: environmentPermissionRules,
});
