export {
  createEnvironmentConditionalDecision,
  environmentConditions,
  environmentPermissionRules,
} from './environmentPermissionRules';
export {
  environmentResourceRef,
  type EnvironmentFilter,
} from './environmentResourceRef';
export { hasLabel } from './hasLabel';
export { hasStage } from './hasStage';
export { isEnvironmentOwner } from './isEnvironmentOwner';
export { isInSystem } from './isInSystem';
export { isSystemOwner } from './isSystemOwner';
