export {
  blueprintRequirementSchema,
  blueprintSchema,
  type Blueprint,
  type BlueprintRequirement,
} from './Blueprint';
export { blueprintCheckSchema, type BlueprintCheck } from './Check';
export {
  blueprintPartSchema,
  type AspectName,
  type BlueprintPart,
  type PartKind,
} from './Part';
export { parseBlueprint, type ParsedBlueprint } from './parseBlueprint';
export { shippedBlueprints } from './blueprints';
export { partsOf } from './planRequirements';
export type {
  ConformanceFacts,
  NamespaceLabels,
  RuleInPlace,
} from './ConformanceFacts';
export * from './Conformance';
export * from './ConformanceSummary';
export type { KnownBlueprints } from './KnownBlueprints';
export { conformanceKinds } from './conformanceKinds';
export { assessConformance } from './assessConformance';
