export * from './EnvironmentFacts';
export * from './EvaluationMemory';
export * from './Finding';
export * from './Health';
export {
  ruleOverrideSchema,
  type RuleOverride,
  type RuleOverrides,
} from './RuleOverride';
export type { HealthPolicy, HealthPolicyOverride } from './HealthPolicy';
export { type Expiry, expiryThresholds, judgeExpiry } from './certificates';
export {
  createReferenceCheck,
  type ReferenceCheck,
} from './createReferenceCheck';
export { durationWords } from './durations';
export { findUnresolved, type UnresolvedReference } from './findUnresolved';
export { parseGoDuration } from './goDuration';
export { formatValue } from './indicatorReadings';
export { countOf, listWords } from './words';
export { checkRuleOverrides } from './checkRuleOverrides';
