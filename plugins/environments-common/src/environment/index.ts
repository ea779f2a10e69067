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
export { isNamespaceName, isObjectName } from './names';
export { isEnvironmentEntity, parseEnvironment } from './parseEnvironment';
export * from './Maintenance';
