export {
  applicationRefSchema,
  environmentDefinitionSchema,
  type ApplicationRef,
  type EnvironmentDefinition,
} from './EnvironmentDefinition';
export {
  matchesLabelSelector,
  parseLabelSelector,
  type LabelRequirement,
} from './labelSelector';
export { isAmong, type EnvironmentPlaces } from './isAmong';
export { isNamespaceName, isObjectName } from './names';
export { isEnvironmentEntity, parseEnvironment } from './parseEnvironment';
export * from './Maintenance';
