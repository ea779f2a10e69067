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
export { checkRuleOverrides } from './checkRuleOverrides';
