export * from './EnvironmentFacts';
export * from './EvaluationMemory';
export * from './Finding';
export * from './Health';
export * from './RuleOverride';
