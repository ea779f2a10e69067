import { createConditionExports } from '@backstage/plugin-permission-node';
import { environmentResourceRef } from './environmentResourceRef';
import { hasLabel } from './hasLabel';
import { hasStage } from './hasStage';
import { isEnvironmentOwner } from './isEnvironmentOwner';
import { isInSystem } from './isInSystem';
import { isSystemOwner } from './isSystemOwner';

/** Every rule of the environments plugin. @public */
export const environmentPermissionRules = {
  hasLabel,
  hasStage,
  isEnvironmentOwner,
  isInSystem,
  isSystemOwner,
};

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
